"""What columns are called that tell whether something was run, whose it is, or which part of a run; and their cells."""

from __future__ import annotations

from functools import lru_cache

from neckload.readers.vocabulary.column_names import name_and_unit, plain


def _plain(*words: str) -> frozenset[str]:
    return frozenset(plain(word) for text in words for word in text.split("|"))


STATUS = _plain(
    "Status|State|Completed|Complete|Done|Finished|Attended|Is Completed|Was Run|Completion|Completion Status|"
    "Workout Status|Training Status|Run Status|Session Status|Completed?|Done?|Did it|Executed|Performed|Percent "
    "Completed|% Completed|Completed %|Status der Einheit|Trainingsstatus|Statut de la séance|Estado del entrenamiento",
    "Erledigt|Absolviert|Gemacht|Abgeschlossen|Durchgeführt|Ausgeführt|Statut|État|Fait|Effectué|Réalisé|Terminé",
    "Estado|Estatus|Hecho|Completado|Realizado|Terminado|Feito|Concluído|Situação|Completo|Stato|Fatto|Completato",
    "Svolto|Eseguito|Gedaan|Voltooid|Afgerond|Klar|Genomförd|Genomfört|Utförd|Avklarat|Gennemført|Udført|Færdig",
    "Gjennomført|Fullført|Utført|Tehty|Suoritettu|Valmis|Tila|Wykonano|Wykonane|Zrobione|Ukończono|Zaliczone|Hotovo",
    "Splněno|Dokončeno|Stav|Kész|Teljesítve|Állapot|Выполнено|Статус|Сделано|Готово|Виконано|Durum|Tamamlandı|Yapıldı",
    "Trạng thái|Hoàn thành|Selesai|الحالة|مكتمل|وضعیت|स्थिति|สถานะ|เสร็จสิ้น|Stanje|Състояние|Стање|Olek|"
    "Būsena|Statuss|Estat|Staða|Izvršeno|Odrađeno|Opravljeno|Tehtud|Atlikta|Pabeigts|Fet|Dokončené|Splnené|Lokið",
    "Stare|Realizat|Κατάσταση|Έγινε|סטטוס|בוצע|状態|完了|実施|状态|狀態|完成|是否完成|已完成|상태|완료",
)
RAN = _plain(
    "Ran|Did run|Did you run|Did you run today|Did I run|Ran today|Run today|Run done|Gelaufen|Bin gelaufen|"
    "Heute gelaufen|Couru|Corrido|Corri|Corso|Gelopen|Hardgelopen|Sprungit|Løbet|Løpt|Juoksin|Juostu|Biegałem|"
    "Biegałam|Pobiegane|Běhal|Běhala|Futott|Futottam|Koştum|Koştu mu|Бегал|Бегала|Бігав|Бігала|Έτρεξα|רצתי|走った|"
    "跑了|跑了吗|달렸음"
)
"""Columns in which “no” means that nothing was run, unless they have distances."""
PLANNED_STATUS = _plain(
    "Planned|Scheduled|Geplant|Prévu|Planificado|Planejado|Pianificato|Gepland|Planerad|Planlagt|Zaplanowane|Plánováno"
)
"""Columns in which “yes” means that it was not run yet."""
SKIPPED_STATUS = _plain(
    "Deleted|Removed|Gelöscht|Supprimé|Eliminado|Borrado|Excluído|Apagado|Eliminato|Cancellato|Verwijderd|Borttagen|"
    "Slettet|Poistettu|Usunięte|Smazáno|Törölve|Удалено|Видалено|Silindi|削除|已删除|삭제됨",
    "Skipped|Missed|Cancelled|Canceled|Ausgefallen|Ausgelassen|Verpasst|Abgesagt|Sauté|Manqué|Annulé|Saltado|Omitido|"
    "Cancelado|Perdido|Faltou|Saltato|Mancato|Annullato|Overgeslagen|Gemist|Geannuleerd|Missad|Inställd|Aflyst|Avlyst|"
    "Peruttu|Pominięte|Opuszczone|Odwołane|Vynecháno|Zrušeno|Kihagyva|Elmaradt|Пропущено|Отменено|Atlandı|İptal|中止|欠席|"
    "跳过|건너뜀",
)
"""Columns in which “yes”, or the reason, means that it was not run."""
NO = _plain(
    "no|none|false|n|nein|keine|falsch|non|faux|não|falso|nee|onwaar|nej|nei|falskt|ei|nie|fałsz|ne|nem|нет|ні|hayır|nu|"
    "όχι|לא|否|いいえ|아니요"
)
DONE = _plain(
    "completed|complete|done|finished|yes|true|1|x|y|ok|ran|run|recorded|uploaded|partial|partially|partly|logged|"
    "attended|achieved|erledigt|absolviert|gemacht|abgeschlossen|durchgeführt|gelaufen|ja|wahr|teilweise|fait|effectué|"
    "effectuée|réalisé|réalisée|terminé|terminée|oui|vrai|hecho|hecha|completado|completada|realizado|realizada|"
    "terminado|sí|si|verdadero|feito|feita|concluído|concluída|sim|verdadeiro|fatto|fatta|completato|completata|svolto|"
    "eseguito|vero|gedaan|voltooid|afgerond|waar|klar|klart|genomförd|genomfört|utförd|avklarad|gennemført|udført|"
    "færdig|gjennomført|fullført|utført|sant|sandt|tehty|suoritettu|valmis|kyllä|wykonano|wykonane|wykonany|zrobione|"
    "ukończono|ukończony|tak|prawda|hotovo|ano|áno|splněno|dokončeno|kész|igen|teljesítve|выполнено|выполнена|сделано|"
    "готово|да|виконано|так|evet|tamamlandı|yapıldı|da|realizat|έγινε|ναι|בוצע|כן|完了|済|済み|完成|是|已完成|はい|완료|예"
)
NOT_DONE = _plain(
    "planned|plan|scheduled|upcoming|skipped|skip|missed|cancelled|canceled|no|false|0|n|not done|not completed|"
    "not run|"
    "not started|dns|postponed|pending|todo|to do|open|rescheduled|moved|did not run|didn't run|rest|geplant|"
    "ausgefallen|"
    "ausgelassen|verpasst|abgesagt|nein|offen|verschoben|falsch|nicht gelaufen|nicht erledigt|prévu|prévue|planifié|"
    "planifiée|sauté|sautée|manqué|manquée|annulé|annulée|non|faux|reporté|à faire|non fait|planificado|planificada|"
    "previsto|prevista|programado|programada|saltado|saltada|omitido|omitida|perdido|perdida|cancelado|cancelada|falso|"
    "pendiente|planejado|planeado|pulado|faltou|não|pendente|não feito|pianificato|programmato|saltato|saltata|mancato|"
    "annullato|gepland|overgeslagen|gemist|geannuleerd|nee|onwaar|planerad|planerat|överhoppad|missad|missat|inställd|"
    "inställt|nej|falskt|planlagt|sprunget over|aflyst|nei|avlyst|hoppet over|suunniteltu|väliin|peruttu|ei|"
    "zaplanowane|"
    "zaplanowany|pominięte|pominięty|opuszczone|odwołane|nie|fałsz|plánováno|naplánováno|vynecháno|zrušeno|ne|tervezett|"
    "kihagyva|elmaradt|nem|запланировано|план|пропущено|отменено|нет|ні|planlandı|atlandı|iptal|hayır|planificat|ratat|"
    "nu|προγραμματισμένο|όχι|מתוכנן|לא|予定|未実施|中止|欠席|いいえ|计划|計劃|跳过|跳過|未完成|否|取消|예정|건너뜀|미완료|아니요"
)
DONE |= _plain(
    "hoàn thành|đã hoàn thành|xong|selesai|terlaksana|مكتمل|مكتملة|منجز|تم|انجام شد|تکمیل|पूर्ण|पूरा|เสร็จสิ้น|เสร็จ|สำเร็จ|"
    "izvršeno|završeno|odrađeno|obavljeno|изпълнено|изпълнена|завършено|завършена|завршено|урађено|opravljeno|"
    "zaključeno|tehtud|lõpetatud|atlikta|baigta|pabeigts|izpildīts|fet|feta|completat|completada|lokið|finalizat|"
    "finalizată|terminat|făcut|ολοκληρώθηκε|ολοκληρωμένο|הושלם|בוצע|dokončené|splnené|hotové|завершено|завершена|"
    "завершён|terminée|terminé|effectuée|完走|실시"
)
NOT_DONE |= _plain(
    "bỏ qua|bỏ lỡ|đã hủy|hủy|kế hoạch|dibatalkan|batal|terlewat|dilewati|direncanakan|tertunda|ملغى|ملغي|ملغاة|فائت|"
    "فائتة|مخطط|مؤجل|لغو شد|انجام نشد|برنامه|रद्द|छोड़ा|छूटा|नियोजित|ยกเลิก|ข้าม|พลาด|ตามแผน|วางแผน|preskočeno|otkazano|"
    "propušteno|planirano|пропусната|пропуснато|отменена|планирано|планирана|прескочено|отказано|izpuščeno|odpovedano|načrtovano|"
    "vahele jäetud|tühistatud|planeeritud|praleista|atšaukta|suplanuota|izlaists|atcelts|plānots|saltat|saltada|"
    "cancel·lat|cancel·lada|planificat|sleppt|aflýst|sărit|anulat|anulată|παραλείφθηκε|ακυρώθηκε|דולג|בוטל|vynechané|"
    "zrušené|plánované|törölve|lemondva|скасовано|заплановано|пропущена|отменён|已取消|已跳过|未跑|缺席|취소|취소됨|건너뛰었음|"
    "キャンセル|スキップ|予定|未完了|ohitettu|odpuszczone|odwołany|anulowane|anulowany|iptal edildi|ertelendi|"
    "yapılmadı|"
    "ikke gennemført|ikke gjennomført|opgegeven|afgelast"
)
DONE |= _plain("actual|real|ist|réel|effettivo|effettiva|werkelijk|faktisk|faktiskt|executed|performed|dnf")
"""A run that was not finished was still partly run."""
NOT_DONE |= _plain("did not start|soll|cancelled|injured|sick|krank|verletzt|unplanned rest")
YES_AND_NO = _plain(
    "yes|no|true|false|1|0|x|y|n|ok|ran|run|rest|open|moved|real|ist|plan|ja|nein|oui|non|si|sí|no|sim|não|"
    "nee|nej|nei|kyllä|ei|tak|nie|ano|ne|igen|nem|да|нет|так|ні|evet|hayır|da|nu|ναι|όχι|כן|לא|是|否|はい|いいえ|예|아니요|wahr|"
    "falsch|vrai|faux|verdadero|falso|verdadeiro|vero|waar|onwaar|sant|sandt|falskt|prawda|fałsz|sick|krank|injured|verletzt"
)
"""Words that mean nothing unless the column's name is about runs."""
NOT = _plain("not|nicht|kein|keine|non|pas|no|não|niet|geen|inte|ikke|ei|nie|ne|nem|не|нет|didn|never|un")
DONE_SIGNS, NOT_DONE_SIGNS = frozenset("✓✔✅☑○◯●🟢👍"), frozenset("✗✘❌×☐🔴👎🚫⛔")

PEOPLE = _plain(
    "Athlete|Athlete Name|Athlete ID|Runner|Runner Name|Runner ID|User|User Name|Username|User ID|Person|Member|"
    "Jogger|Joggerin|Student|Pupil|Child|Kid|Patient|Client",
    "Member Name|Member ID|Participant|Participant ID|Subject|Subject ID|Athlete First Name|Client|Teammate|Who|Athlet|"
    "Athletin|Läufer|Läuferin|Sportler|Sportlerin|Mitglied|Teilnehmer|Teilnehmerin|Nutzer|Benutzer|Wer|Athlète|Coureur|"
    "Coureuse|Sportif|Membre|Participant|Utilisateur|Adhérent|Nom du coureur|Atleta|Corredor|Corredora|Deportista|"
    "Miembro|Participante|Usuario|Quién|Usuário|Membro|Corridore|Partecipante|Utente|Socio|Loper|Hardloper|Atleet|Lid|"
    "Deelnemer|Gebruiker|Löpare|Idrottare|Medlem|Deltagare|Användare|Løber|Løper|Utøver|Deltager|Bruker|Bruger|Juoksija|"
    "Urheilija|Jäsen|Osallistuja|Biegacz|Zawodnik|Uczestnik|Użytkownik|Běžec|Bežec|Závodník|Člen|Futó|Versenyző|"
    "Tag neve|"
    "Бегун|Спортсмен|Атлет|Участник|Пользователь|Бігун|Учасник|Koşucu|Sporcu|Üye|Katılımcı|Alergător|Sportiv|Δρομέας|"
    "Αθλητής|רץ|選手|ランナー|氏名|会員|姓名|跑者|跑友|运动员|運動員|用户|선수|러너|회원",
)
RECORDERS = _plain(
    "Source|Sources|Device|Device name|App|Application|Recorded by|Recorded with|Recorder|Platform|Imported from|"
    "Origin|"
    "Data source|Tracker|Watch|Quelle|Gerät|Aufgezeichnet mit|Uhr|Appareil|Source de données|Montre|Origine|Fuente|"
    "Dispositivo|Aplicación|Reloj|Fonte|Aplicativo|Relógio|Sorgente|Orologio|Bron|Apparaat|Horloge|Källa|Enhet|Klocka|"
    "Kilde|Enhed|Ur|Klokke|Lähde|Laite|Kello|Źródło|Urządzenie|Zegarek|Zdroj|Zařízení|Hodinky|Forrás|Eszköz|Óra|Источник|"
    "Устройство|Часы|Джерело|Пристрій|Kaynak|Cihaz|Πηγή|Συσκευή|Sursa|Dispozitiv|Izvor|Uređaj|מקור|מכשיר|ソース|デバイス|"
    "記録元|来源|來源|设备|設備|출처|기기|المصدر|الجهاز|स्रोत|แหล่งที่มา|Nguồn|Thiết bị|Sumber|Perangkat"
)
"""Columns that say which device or app recorded a run."""
NAMES = _plain(
    "Name|Nom|Nombre|Nome|Naam|Namn|Navn|Nimi|Imię|Jméno|Meno|Név|Имя|İsim|Ad|Nume|Όνομα|שם|名前|名字|이름|"
    "Vorname|Nachname|Prénom|Apellido|Apellidos|Cognome|Sobrenome|Voornaam|Achternaam|Förnamn|Efternamn|Fornavn|Etternavn|"
    "Imię|Nazwisko|Jméno|Příjmení|Nickname|Nick|Surname|Initials|Email|Mail|Profile|Profil|Spitzname|Alias"
)
"""Of a person, or of a run: the rows of a day tell which."""
BESIDE_NAMES = _plain(
    "of|the|del|de|du|der|des|di|da|van|la|le|el|first|last|full|given|family|display|club|team|group|strava|"
    "garmin|user|id|e|verein|vereins|address|adresse|dirección|indirizzo|endereço"
)
"""Words beside the name of a person that change nothing."""
PARTS = _plain(
    "Interval|Lap|Split|Step|Rep|Repetition|Set|Segment|Leg|Part|Circuit|Runde|Abschnitt|Etappe|Wiederholung|Intervall|"
    "Teilstück|Tour|Fraction|Répétition|Intervalle|Tronçon|Vuelta|Parcial|Serie|Repetición|Tramo|Intervalo|Volta|Série|"
    "Trecho|Repetição|Giro|Ripetuta|Frazione|Intertempo|Ronde|Tussentijd|Herhaling|Varv|Sträcka nr|Omgang|Omgång|"
    "Mellomtid|Kierros|Väliaika|Okrążenie|Odcinek|Interwał|Kolo|Úsek|Opakování|Kör|Szakasz|Круг|Отрезок|Интервал|Коло|"
    "Tur|Bölüm|Aralık|Tura|Γύρος|Διάστημα αρ|הקפה|ラップ|区間|圈|圈数|分段|랩|구간"
)
SESSIONS = _plain(
    "Run ID|Activity ID|Workout ID|Session ID|Training ID|Exercise ID|Run|Run Number|Session|Workout|Activity|Activity "
    "Name|Identifier|ID|Lauf|Laufnummer|Lauf Nr|Einheit|Training|Identifiant|Sortie|Séance|Sesión|Entrenamiento|"
    "Sessione|"
    "Allenamento|Sessie|Pass|Økt|Tur nr|Harjoitus|Trening|Trénink|Edzés|Тренировка|Пробежка|Antrenman|セッション|训练"
)
COUNTS_OF_RUNS = _plain(
    "Runs|# Runs|Number of runs|Run count|No of runs|Total runs|Activities|Number of activities|Workouts|Sessions|"
    "Läufe|Anzahl Läufe|Einheiten|Anzahl Einheiten|Sorties|Nombre de sorties|Séances|Nombre de séances|Carreras|"
    "Sesiones|Número de carreras|Salidas|Corridas|Número de corridas|Corse|Uscite|Numero di corse|Allenamenti|"
    "Aantal runs|Antal löprundor|Antal pass|Antal løb|Antall turer|Antall økter|Liczba biegów|Biegi|Treningi|"
    "Počet běhů|Futások száma|Пробежки|Число пробежек|Количество пробежек|ラン回数|回数|跑步次数|次数|횟수"
)
"""How many runs a row sums up."""
TOTALS = _plain(
    "Total|Totals|Summary|Sum|Overall|All|Gesamt|Summe|Zusammenfassung|Totaux|Résumé|Totale|Riepilogo|Resumen|Resumo|"
    "Totaal|Summa|Totalt|Sammendrag|Yhteensä|Suma|Razem|Podsumowanie|Celkem|Souhrn|Összesen|Итого|Всего|Разом|Toplam|"
    "合計|总计|總計|합계"
)
_COUNTED = _plain("Number|No|Nr|Num|Index|Idx|#|Order|Nummer|Numéro|Número|Numero|Numer|Číslo|Номер|番号|序号|번호")


@lru_cache(maxsize=4096)
def base_of(name: str) -> str:
    """A column name without its unit or a word for number: "Lap #" and "lap_number" are “lap”."""
    base = name_and_unit(name)[0]
    for word in sorted(_COUNTED - {""}, key=len, reverse=True):
        if base.endswith(word) and base[: -len(word)] in PARTS | SESSIONS:
            return base[: -len(word)]
    return base
