"""Words for how bad a pain is, in every language together."""

from __future__ import annotations

from neckload.readers.vocabulary.column_names import plain

_DEGREES = {
    0.0: (
        "none|no|no pain|nothing|pain free|painfree|not at all|keine|kein|keiner|nichts|schmerzfrei|gar nicht|aucune|"
        "aucun|"
        "non|rien|pas de douleur|ninguno|ninguna|nada|sin dolor|nenhuma|nenhum|sem dor|nessuno|nessuna|niente|geen|"
        "niets|"
        "brak|żaden|ingen|inget|inga|ingenting|ei|ei kipua|ei lainkaan|žádná|žádný|žiadna|žiadny|nema|yok|hiç|нет|нету|"
        "отсутствует|немає|відсутній|nincs|deloc|fără|nimic|καθόλου|κανένας|אין|אין כאב|なし|無し|无|無|沒有|没有|"
        "无痛|없음|"
        "لا يوجد|لا شيء|بدون|ندارد|نہیں|नहीं|कोई नहीं|ไม่มี|ไม่ปวด|không|không đau|tidak|tidak ada|tiada|няма|нема|puudub|"
        "nav|nėra|cap|enginn|engin|brez"
    ),
    2.5: (
        "mild|slight|light|minor|low|a little|little|a bit|leicht|leichte|leichter|gering|wenig|schwach|légère|léger|"
        "faible|un peu|leve|ligero|ligera|poco|baja|ligeira|fraca|pouco|lieve|leggero|leggera|licht|lichte|mild|weinig|"
        "łagodny|łagodna|lekki|lekka|słaby|lett|lätt|let|liten|mirná|mírná|mírný|slabá|hafif|az|слабая|слабый|лёгкая|"
        "легкая|лёгкий|небольшая|слабка|слабкий|легкий|легка|enyhe|ușoară|ușor|blaga|blag|blago|mierna|svag|svak|lievä|"
        "ήπιος|ήπια|ήπιο|λίγο|ελαφρύς|קל|קלה|軽い|軽度|少し|轻度|轻微|輕微|輕度|약함|약간|경미|خفيف|خفيفة|بسيط|خفیف|हल्का|हल्की|"
        "เล็กน้อย|น้อย|nhẹ|hơi đau|ringan|лека|слаб|kerge|viegla|vieglas|lengvas|nedidelis|lleu|vægur|rahel"
    ),
    5.0: (
        "moderate|medium|middling|some|mäßig|mässig|mittel|mittlere|mittelmäßig|mittelstark|modérée|modéré|moyenne|moyen|"
        "moderado|moderada|medio|media|regular|média|médio|moderato|moderata|matig|gemiddeld|umiarkowany|umiarkowana|"
        "średni|średnia|måttlig|måttligt|moderat|middels|střední|stredná|mírně silná|orta|умеренная|умеренный|средняя|"
        "средний|помірна|помірний|середній|середня|中度|中等|中程度|中くらい|普通|보통|중간|közepes|moderată|mediu|umjerena|umjeren|"
        "umjereno|srednja|kohtalainen|keskinkertainen|μέτριος|μέτρια|μέτριο|בינוני|בינונית|متوسط|متوسطة|मध्यम|ปานกลาง|"
        "vừa|trung bình|sedang|умерена|средна|mõõdukas|vidēja|mērenas|vidutinis|moderat|miðlungs|zmeren|srednje"
    ),
    7.5: (
        "severe|strong|bad|high|intense|a lot|very bad|stark|starke|starker|schwer|heftig|sévère|forte|fort|intense|"
        "élevée|severo|severa|fuerte|intenso|intensa|grave|alta|mucho|forte|muita|hevig|hevige|ernstig|erg|sterk|silny|"
        "silna|mocny|mocna|ciężki|svår|svårt|stark|kraftig|stærk|kraftigt|silná|silný|velká|şiddetli|güçlü|çok|сильная|"
        "сильный|сильна|сильний|тяжёлая|重度|严重|嚴重|强烈|強烈|強い|ひどい|심함|강함|심한|erős|puternică|puternic|severă|jaka|jak|"
        "jako|kova|voimakas|έντονος|έντονη|έντονο|δυνατός|חזק|חזקה|عنيف|شديد|شديدة|شدید|तेज|तेज़|गंभीर|รุนแรง|มาก|nặng|"
        "đau nhiều|dữ dội|berat|parah|kuat|силна|силен|tugev|stipra|stipras|smarkus|stiprus|fort|sterkur|mikill|močna|"
        "močan"
    ),
    10.0: (
        "unbearable|worst|worst possible|worst imaginable|excruciating|extreme|agonizing|very severe|maximum|"
        "unerträglich|"
        "unerträgliche|sehr stark|sehr starke|extrem|maximal|stärkste|insupportable|intolérable|extrême|très forte|"
        "très fort|atroce|insoportable|intolerable|extremo|muy fuerte|muy intenso|insuportável|intolerável|muito forte|"
        "muito intensa|insopportabile|estremo|molto forte|fortissimo|ondraaglijk|ondraaglijke|ondragelijk|zeer hevig|"
        "nie do zniesienia|nieznośny|nieznośna|bardzo silny|bardzo silna|outhärdlig|outhärdligt|extremt|uudholdelig|"
        "uutholdelig|sietämätön|nesnesitelná|nesnesitelný|neznesiteľná|velmi silná|elviselhetetlen|nagyon erős|"
        "dayanılmaz|çok şiddetli|невыносимая|невыносимый|нестерпимая|очень сильная|очень сильный|нестерпний|нестерпна|"
        "дуже сильна|дуже сильний|αφόρητος|αφόρητη|ανυπόφορος|πολύ έντονος|בלתי נסבל|בלתי נסבלת|חזק מאוד|"
        "耐えられない|激痛|"
        "最悪|难以忍受|難以忍受|无法忍受|剧烈|劇烈|참을 수 없음|극심함|매우 심함|لا يحتمل|لا يطاق|شديد جدا|"
        "غیرقابل تحمل|असहनीय|"
        "बहुत तेज|ทนไม่ไหว|รุนแรงมาก|không chịu nổi|rất nặng|tak tertahankan|sangat berat|tidak tertahankan|insuportabilă|"
        "insuportabil|neizdrživa|nepodnošljiva|neizdrživ|непоносима|непоносим|неподношљив|talumatu|nepanesama|"
        "neciešamas|nepakeliamas|insuportable|óbærilegur|neznosna|neznosen"
    ),
}
SCORE_OF_WORD = {plain(word): score for score, words in _DEGREES.items() for word in words.split("|")}
"""Words as compared (`plain`), and the score from 0 to 10 that each stands for."""
