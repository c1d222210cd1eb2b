"""Names of sports, in every language together."""

from __future__ import annotations

RUN_NAMES: dict[str, tuple[str, ...]] = {
    "": (
        "Run", "Running", "Street Running", "Ultra Running", "Ultra Run", "Jog", "Jogging", "Race", "Laufen", "Lauf",
        "Course à pied", "Carrera", "Corrida", "Bieganie", "Bieg", "Löpning", "Løb", "Løping", "Futás", "Corsa",
        "Hardlopen", "Hardloopsessie", "跑步", "ラン", "ランニング", "Бег", "Забег", "Juoksu", "Běh", "Koşu",
        "달리기", "러닝", "Lopning", "Outdoor Run", "Outdoor Running", "Obstacle Run", "Obstacle Racing", "Løpetur",
        "Løbetur", "Löptur", "Löprunda", "Laufsport", "Dauerlauf", "Course", "Footing", "Bieg uliczny", "Ultra",
        "Bieg ultra", "Ultralauf", "Straßenlauf", "Course sur route", "Road Running", "Jogging/Running", "Run / Jog",
        "Running / Jogging", "Running (Outdoor)", "Ultramarathon", "Marathon", "Half Marathon", "Beh", "Kocogás",
        "Біг", "Пробежка", "Пробіжка", "Trčanje", "Alergare", "Τρέξιμο", "ריצה", "조깅", "ジョギング", "慢跑", "路跑",
        "戶外跑步", "户外跑步", "户外跑", "Lari", "Laufeinheit", "Běhání", "Behanie", "Løpetrening",
        "Ultrarunning Running", "Running Sand",
        "Running Jogging", "Triathlon Running", "Duathlon Running", "Jogging léger", "Course en extérieur",
        "Course à pied en extérieur", "Course extérieure", "Course en plein air", "Course extérieur", "Ulkojuoksu",
        "屋外ランニング", "アウトドアラン", "室外跑步", "室外跑", "실외 달리기", "실외 러닝", "轻松跑",
        "節奏跑", "节奏跑", "长距离跑", "Lari Pagi", "Chạy bộ", "Chạy", "Jooks", "Jooksmine", "Skriešana", "Skrējiens",
        "Bėgimas", "Tek", "Córrer", "Cursa", "Hlaup", "Hlaupa", "Бягане", "Трчање", "جري", "الجري", "ركض", "دویدن",
        "दौड़", "दौड़ना", "วิ่ง", "วิ่งเทรล", "วิ่งลู่", "วิ่งลู่วิ่ง", "Korrika", "Halbmarathon", "Semi-marathon", "Medio maratón",
        "Media maratón", "Meia maratona", "Mezza maratona", "Halve marathon", "Halvmaraton", "Półmaraton", "Maraton",
        "晨跑", "夜跑", "早跑", "马拉松", "馬拉松", "半马", "半馬", "跑步训练", "朝ラン", "昼ラン", "夜ラン",
        "ジョグ", "朝ジョグ",
        "走り込み", "マラソン", "ハーフマラソン", "마라톤", "하프마라톤", "Carreira", "วิ่งกลางแจ้ง", "วิ่งในร่ม",
    ),
    "treadmill": (
        "Treadmill Running", "Treadmill Run", "Indoor Running", "Indoor Run", "Running (Indoor)", "Beltéri futás",
        "Teremfutás", "Laufen (Indoor)", "Hallenlauf", "Lopband", "Бег на беговой дорожке", "Juoksumatto",
        "Virtuális futás", "Bieg wirtualny", "Wirtualny bieg", "Corsa virtuale", "Corrida virtual",
        "Virtuell löpning", "Virtuelt løb", "Virtuell løping", "Virtuelles Laufen", "バーチャルラン", "虚拟跑步",
        "跑步機", "Indoor Run / Jog", "Virtual Run", "Virtual Running", "Laufbandtraining", "Virtueller Lauf",
        "Course à pied sur tapis roulant", "Course à pied virtuelle", "Entrenamiento en cinta", "Carrera virtual",
        "Corrida em esteira", "Bieg na bieżni", "Löpband", "Løbebånd", "Tredemølle", "Futópados futás",
        "Corsa su tapis roulant", "Hardlopen op loopband", "Бег по беговой дорожке", "Running Treadmill", "Běh na páse",
        "Běh na běžeckém pásu", "Beh na páse", "Beh na bežiacom páse", "Біг на біговій доріжці", "Trčanje na traci",
        "Alergare pe bandă", "Τρέξιμο σε διάδρομο", "ריצה על הליכון", "室内跑步", "室內跑步", "室内跑",
        "트레드밀 달리기", "실내 달리기", "Koşu bandında koşu", "Koşu bandı koşusu", "Laufen auf dem Laufband",
        "Løb på løbebånd", "Løping på mølle", "Løping på tredemølle", "Löpning på löpband", "Juoksu juoksumatolla",
        "Carrera en cinta", "Correr en cinta", "Corrida na esteira", "Corrida na passadeira",
        "Virtuele hardloopsessie", "跑步机", "トレッドミル", "Course en intérieur", "Course intérieure", "Sisäjuoksu",
        "屋内ランニング", "室内ランニング",
    ),
    "trail": (
        "Trail Running", "Trail Run", "Trailrunning", "Trailrun", "Traillauf", "Trail", "Carrera de trail",
        "Carrera de sendero", "Carrera por montaña", "Course de trail", "Corrida de trilha", "Corsa su sentiero",
        "Corsa trail", "Stigløb", "Terränglöpning", "Löpning i terräng", "トレイルランニング", "Трейлраннинг",
        "Polkujuoksu", "Bieg trailowy", "Bieganie terenowe", "Bieganie w terenie", "Ultra Trail",
        "Carrera de montaña", "Corrida em trilhas", "Corrida em trilha", "Bieg terenowy", "Bieg przełajowy",
        "Traillöpning", "Løb terræn", "Terrengløping", "Terepfutás", "越野跑", "トレイルラン", "Trailový běh",
        "Běh v terénu", "Beh v teréne", "Trčanje po stazi", "Trčanje u prirodi", "Alergare montană", "Трейл",
        "트레일 러닝", "트레일 달리기", "Arazi koşusu", "Patika koşusu",
    ),
    "track": (
        "Track Running", "Track Run", "Laufen auf der Bahn", "Course à pied sur piste", "Carrera en pista",
        "Corrida em pista", "Löpning på bana", "Bieg na bieżni lekkoatletycznej",
        "Bieganie na bieżni lekkoatletycznej", "Løping på bane", "Pályafutás", "Running (Track)",
        "Carrera en pista de atletismo", "Løb på bane", "Corsa su pista", "Hardlopen op de baan", "操场跑步",
        "トラックラン", "Track and Field Running",
        "Běh na dráze", "Trčanje na stazi", "Beh na dráhe", "Hardlopen op baan", "Bahnlaufen",
        "Bahnlauf", "田徑跑步", "田徑跑", "田径跑", "Бег на стадионе", "Бег по стадиону", "Біг на стадіоні",
        "Alergare pe pistă", "Τρέξιμο σε στίβο", "Τρέξιμο σε πίστα", "ריצה על מסלול", "ריצת מסלול", "트랙 달리기",
        "Pist koşusu", "Ratajuoksu",
    ),
}  # fmt: skip
"""By the surface that the name tells; "" for none."""
RUN_WORDS = (
    "run runs running jog jogging laufen lauf läufe carrera corrida correr corsa bieg bieganie löpning löpa løb løbe "
    "løping løpe futás lari chạy jooks jooksmine skriešana bėgimas tek córrer hlaup бягане трчање جري الجري دویدن "
    "hardlopen juoksu běh běhání beh behanie koşu koşusu бег біг trčanje alergare τρέξιμο ריצה "
    "joggen jogg jogga joggetur joggingtur joggning löppass löpträning springa hölkkä lenkki juoksulenkki trote trotar "
    "trucht klus klusání dribbelen rennen hardlooptraining hardlooprondje duurloop footing corsetta rozbieganie výběh "
    "laufrunde lauftraining lauftreff läufchen trainingslauf morgenlauf abendlauf mittagslauf nachtlauf waldlauf "
    "berglauf crosslauf stadtlauf volkslauf treppenlauf sonntagslauf пробежка пробежки пробіжка джоггинг τζόκινγκ ריצת "
    "달리기 러닝 조깅 런닝 berlari joging jogging هرولة रनिंग जॉगिंग दौड़ दौड़ना จ็อกกิ้ง วิ่ง "
    # What programs make of “run” that translate it without knowing of sport.
    "ausführen exécuter ejecutar esegui eseguire executar uitvoeren выполнить запустить uruchom 実行 运行 執行 실행"
)
"""Any of these words makes a label a run, unless it also names another sport."""
WALK_WORDS = (
    "walk walking walks gehen geh gehpausen gehpause marche marcher caminar caminata caminando camina caminhada "
    "caminhar camminata camminare camminata wandelen wandel gang gå gåing gående gång gåtur kävely kävellä chůze "
    "chôdza séta gyaloglás marsz chód spacer ходьба ходьбы шаг yürüyüş hodanje περπάτημα plimbare mers הליכה 走 步行 "
    "yürü 健走 散步 歩き 歩 ウォーク ウォーキング 걷기"
)
RUN_WALK_RUNS = (
    "jogg jogga joggen dribbelen dribbel springa spring hölkkä trotar laufintervall laufintervalle carrera carreras "
    "trotar trote бегом пробежка "
    "koş run jog lauf laufen jogging running course courir footing cours corre correr trote corrida corsa correre bieg "
    "bieganie trucht løb løbe løping løpe jogge löpning löpa jogga hardlopen hardloop rennen juoksu hölkkä běh beh "
    "klus futás kocogás бег бега біг koşu trčanje τρέξιμο alergare ריצה 跑 跑步 慢跑 ラン ジョグ ジョギング 走り "
    "달리기 "
    "조깅"
)
"""Together with a word for walking these make a run with walking breaks, even if not enough alone."""
RUN_WALK_NAMES = (
    "Galloway", "Galloway Run", "Galloway Method", "Jeff Galloway", "Jeffing", "Run Walk Run", "RWR", "C25K",
    "Couch to 5K", "Couch25K", "None to Run", "N2R", "Marszobieg", "CaCo", "CACO", "Marschlauf", "Walkrun", "Runwalk",
    "Jogwalk", "Walkjog", "Intervals", "Interval", "Interval Run", "Intervalle", "Intervalllauf", "Laufintervalle",
    "Intervall", "Intervaller", "Interval Training Run", "Intervalos", "Intervalli", "Interwały",
    "Intervaly",
    "Intervallit", "Intervallok", "Fractionné", "Fractionnés", "Ripetute", "Интервалы", "Інтервали",
    "インターバル", "インターバル走", "间歇跑", "間歇跑", "인터벌", "走跑", "跑走", "跑走结合", "跑走結合", "走跑交替",
    "跑走交替",
    "R/W", "RW", "W/R", "Run walk intervals", "Intervallauf", "Intervall-Lauf",
)  # fmt: skip
"""Runs with breaks in them, as plans for beginners and for speed call them."""
RUN_WALK_WORDS = "couch25k galloway jeffing c25k caco marszobieg marschlauf n2r"
"""Words that are enough, whatever is beside them; intervals may be of any sport."""
MACHINE_NAMES = (
    "Treadmill", "Laufband", "Tapis de course", "Tapis roulant", "Tapis", "Cinta", "Cinta de correr", "Caminadora",
    "Esteira", "Passadeira", "Loopband", "Bieżnia", "Bieżnia mechaniczna", "Běžecký pás", "Bežecký pás",
    "Bežiaci pás", "Futópad", "Беговая дорожка", "Дорожка", "Бігова доріжка", "Διάδρομος", "Bandă de alergare",
    "Bandă", "Traka za trčanje", "Traka", "הליכון", "러닝머신", "트레드밀", "Koşu bandı", "ランニングマシン", "Mølle",
    "Møllen",
)  # fmt: skip
"""The machine alone: people walk on it too."""
TRAINING_NAMES = (
    "Easy", "Long", "Long Run", "Easy Run", "Tempo", "Tempo Run", "Threshold", "Recover", "Recovery", "Recovery Run",
    "Fractionné", "Sortie longue", "Endurance", "Footing lent", "Intervalle", "Tempolauf", "Langer Lauf", "Rodaje",
    "Tirada larga", "Lento", "Ripetute", "Duurloop", "Regeneration", "Interval", "Intervals", "Fartlek", "Hills",
    "Intervalltraining", "Intervalltræning", "Interval Training", "Progression", "Shakeout", "Steady", "Speed",
    "Parkrun", "Strides", "Locker", "Fahrtspiel", "Schwellenlauf", "Steigerungslauf", "Fractionnés", "Tirada", "Tiros",
    "Rodagem", "Longão", "Wybieganie", "Interwały", "Длительная", "Темповая", "Интервалы", "Интервальная", "ペース走",
    "インターバル", "ロング走", "ビルドアップ走", "LSD", "间歇", "间歇跑", "長跑", "长跑", "인터벌", "템포런", "장거리",
)  # fmt: skip
REST_NAMES = (
    "Rest", "Rest Day", "Off", "Day Off", "Ruhetag", "Repos", "Descanso", "Rust", "Rustdag", "Hvile", "Hviledag",
    "Vila", "Vilodag", "Odpoczynek", "Riposo", "Pause", "Pihenő", "Pihenőnap", "Pihenés", "Volno", "Odpočinek",
    "Voľno", "Oddych", "Wolne", "Dinlenme", "Отдых", "Выходной", "Відпочинок", "Ξεκούραση", "Ρεπό", "Odihnă", "Pauză",
    "休み", "休養", "休息", "휴식", "מנוחה", "Odmor", "Lepo", "Lepopäivä", "Huili", "Frei", "Ruhe", "Folga",
    "Istirahat", "Nghỉ", "Puhkepäev", "Poilsis", "Atpūta", "Počitek", "Descans", "Hvíld", "Почивка", "راحة", "आराम",
    "Día de descanso", "Jour de repos", "Giorno di riposo", "Dia de descanso", "Dzień wolny", "День отдыха",
)  # fmt: skip
OTHER_WORDS = (
    "ride bike biking cycling cycle spin walk walking hike hiking swim swimming ski skiing row rowing yoga pilates "
    "strength weights weight gym elliptical xt cross cardio stretching tennis football soccer climbing skating rad "
    "radfahren schwimmen gehen wandern krafttraining velo marche natation ciclismo caminata natacion fietsen yüzme "
    "bisiklet yürüyüş uinti pyöräily kävely hiihto plavání cyklistika kolo chůze turistika simning promenad skidor "
    "cykel úszás kerékpározás túrázás nuoto bici camminata escursionismo natação caminhada bicicleta pływanie vélo "
    "rando randonnée musculation плавание велосипед ходьба лыжи 수영 자전거 걷기 등산 游泳 骑行 步行 水泳 "
    "ウォーキング サイクリング mountainbike mountainbiken rennrad rennradtour radtour snowboard snowboarding kayak "
    "kayaking canoe canoeing paddling surfing hiit crossfit golf boxing dance dancing zumba badminton basketball "
    "volleyball rugby hockey squash sailing stairs meditation wandelen zwemmen rower spacer plywanie cykling gang "
    "svomning paseo senderismo kerékpár bicikli kirándulás gyaloglás séta jóga bicykel chôdza prechádzka plávanie "
    "procházka велопрогулка пешая пешком йога силовая плавання їзда прогулянка поход похід περπάτημα ποδήλατο "
    "ποδηλασία κολύμβηση κολύμπι πεζοπορία plimbare bicicletă înot drumeție ciclism הליכה אופניים שחייה יוגה bicikl "
    "biciklizam šetnja hodanje plivanje planinarenje gåtur sykling sykkel svømming svømning styrketrening "
    "styrketræning styrka styrketräning gymmet cykla cyklen vandring spaziergang spazieren walken wandeling fiets "
    "schaatsen 健走 散步 騎車 自行車 自行车 單車 爬山 登山 健行 徒步 瑜伽 瑜珈 散歩 自転車 ヨガ ハイキング 산책 "
    "하이킹 사이클 사이클링 요가 marsz siłownia joga pieszo piesza wędrówka kolarstwo nadar natación pedalada "
    "musculação caminar gimnasio bicicletta palestra passeggiata piscina piscine équitation kuntosali uiminen jooga "
    "vaellus yuzme crosstrainer vtt mtb hometrainer spinning rudern ergometer krachttraining padel fuerza pesas "
    "elíptica elliptique fútbol futbol futebol fotboll fodbold fotball fußball calcio jalkapallo remo aviron rameur "
    "posilovna lezení zwiften ロードバイク バイク スイム 筋トレ 헬스 근력 力量 椭圆机 велотренажер футбол basen "
    "core abs fitness functional circuit bootcamp kettlebell kettlebells bouldering wheelchair handcycle ebike surf "
    "snowshoe snowshoeing stair stepper stairmaster kickboxing karate judo taekwondo martial barre pickleball "
    "mobility stretch plyo plyometrics gardening yardwork cyclisme cyclismo ciclista cykeltur sykkeltur pyöräilylenkki "
    "kolarska rower rowerze velofahren schwimmtraining baignade nage zwemtraining nuotare nadando bådroning kanot "
    "rowerg bikeerg skierg sepeda bersepeda renang berenang xe đạp bơi rattasõit ratas jalgratas kõnd ujumine "
    "suusatamine riteņbraukšana velosipēds peldēšana pastaiga dviratis dviračiai plaukimas ėjimas kolesarjenje hoja "
    "pohod natació hjól hjólreiðar ganga колоездене ходене плуване бицикл ходање пливање دراجة الدراجة مشي المشي سباحة "
    "السباحة دوچرخه شنا साइकिल चलना तैराकी จักรยาน ปั่นจักรยาน เดิน ว่ายน้ำ "
    "radfahrt fahrradfahrt radtour fahrradtour radrunde велозаезд велопоездка "
    "aqua aquajogging aquarunning aquajogg pool wasserjoggen wasserlaufen vattenlöpning vesijuoksu langlauf "
    "skilanglauf "
    "langlaufen eislauf eislaufen inline inlineskaten inlinelauf inliner rollerblading rollerblade rulleski rullskidor "
    "langrenn längdskidor längdskidåkning sauvakävely narty běžky bruslení korcsolya лыжный лыжные лыжная коньки лижі "
    "лижний 骑车 骑自行车 ركوب wielrennen tabata rope skate "
    "pädel squats lifting lift weightlifting weighttraining strengthtraining crosstraining crosstrain"
)
"""Any of these words makes a row not a run."""
TITLE_WORDS = (
    "morning lunch afternoon evening night morgen vormittag mittag nachmittag abend nacht am in der zur bei fahrt tour "
    "runde matin matinale midi après soir soirée nuit le la l de dans du sortie balade séance mañana matutina mediodía "
    "tarde vespertina noche nocturna por en el al salida vuelta sesión manhã matinal almoço noite noturna da do na no "
    "mattina mattutino mattutina pranzo pomeriggio pomeridiano pomeridiana sera serale notte notturno notturna di del "
    "giro uscita ochtend middag namiddag avond s rit rondje morgon förmiddag eftermiddag kväll natt på pass formiddag "
    "aften nat om kveld ettermiddag aamu päivä iltapäivä ilta yö lenkki rano poranny poranna południe popołudniowy "
    "popołudniowa wieczorny wieczorna nocny nocna na przejażdżka ráno ranní dopolední polední odpolední večerní noční "
    "jízda reggeli délelőtti déli délutáni esti éjszakai sabah öğle öğleden sonra akşam gece утренний утренняя дневной "
    "дневная обеденный вечерний вечерняя ночной ночная поездка прогулка заезд"
)
"""Of titles that programs make up: “Radfahrt am Nachmittag” is a ride. Together with the names of sports, no others."""
WITHOUT_DISTANCE = (
    "yoga pilates strength weights weight gym core abs stretching stretch mobility plyo plyometrics cross cardio "
    "fitness functional circuit kettlebell krafttraining musculation fuerza pesas gimnasio palestra siłownia joga "
    "jóga йога силовая styrketrening styrketræning styrka styrketräning kuntosali jooga posilovna krachttraining "
    "lifting lift weightlifting strengthtraining squats 筋トレ ヨガ 力量 瑜伽 요가 헬스 근력"
)
"""Of these the words beside which a run is still one: what has a distance in “Run + core” was run."""
_SIGNS = {
    "Run": "🏃",
    "Ride": "🚴🚵🚲",
    "Swim": "🏊🤽",
    "Walk": "🚶",
    "Hike": "🥾🏔⛰",
    "Climbing": "🧗",
    "Yoga": "🧘",
    "Gym": "🏋💪🤸",
    "Ski": "⛷🎿",
    "Snowboard": "🏂",
    "Skating": "⛸🛼",
    "Rowing": "🚣🛶",
    "Surfing": "🏄",
    "Football": "⚽🏈",
    "Basketball": "🏀",
    "Volleyball": "🏐",
    "Tennis": "🎾🏓",
    "Badminton": "🏸",
    "Golf": "⛳🏌",
    "Boxing": "🥊",
    "Martial arts": "🥋",
    "Dance": "💃🕺",
    "Rest": "🛌😴💤🛋",
}
SPORT_OF_SIGN = {sign: name for name, signs in _SIGNS.items() for sign in signs}
"""Emoji that stand for a sport; a shoe or a medal may stand for any."""
SIGN_VARIANTS = "\u200d\ufe0f\u2640\u2642\u27a1\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""Characters that join emoji or set gender, direction and skin colour."""
SPORT_OF_APPLE_CODE = {
    "13": "Cycling", "16": "Elliptical", "20": "Functional strength", "24": "Hiking", "35": "Rowing", "37": "Running",
    "44": "Stairs", "46": "Swimming", "50": "Strength", "52": "Walking", "57": "Yoga", "59": "Core", "63": "HIIT",
    "66": "Pilates", "80": "Cooldown stretching",
}  # fmt: skip
"""Apple's numbers for sports (HKWorkoutActivityType)."""

GOES_ON_AFTER_SPORT = (
    "to from with at in on for and around commute trip tour class lesson session workout training "
    "mit zu zum zur nach im am und von bei au à en avec chez et dans du de con a al y por para com ao na no e em "
    "met naar op bij med till til i på og och z do w po s v ve ile için с на в до по з із"
)
"""What goes on after a sport in a title, as in “Bike to work”; after a place it is another noun: “Bike path”."""
