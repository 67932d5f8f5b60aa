"""Names of countries and regions out of CLDR, through Babel, and their peoples."""

from __future__ import annotations

from index.analysis.lexicon import Entry, concept_key

__all__ = ["CLDR_LANGUAGES", "further_names", "name_entries", "territory_names"]

CLDR_LANGUAGES = ("en", "ar")
"""Languages whose names are loaded from the start; others follow when a text needs them."""

_NO_PLACES = frozenset({"001", "ZZ", "QO", "EZ"})  # the world, unknown, outlying, a currency
# Short forms and other names in use that CLDR does not list; by territory code.
_ALSO: dict[str, dict[str, str]] = {
    "AE": {"en": "UAE, U.A.E., Emirates", "ar": "الإمارات"},
    "BA": {"en": "Bosnia", "ar": "البوسنة"},
    "CD": {"en": "Democratic Republic of the Congo, DR Congo, DRC", "ar": "الكونغو الديمقراطية"},
    "CI": {"en": "Ivory Coast", "ar": "ساحل العاج"},
    "CN": {"en": "People's Republic of China, PRC", "ar": "الصين الشعبية"},
    "CV": {"en": "Cape Verde", "ar": "الرأس الأخضر"},
    "CZ": {"en": "Czech Republic", "ar": "جمهورية التشيك"},
    "EU": {"en": "European Union, EU, E.U.", "ar": "الاتحاد الأوروبي"},
    "GB": {"en": "UK, U.K., Britain, Great Britain", "ar": "بريطانيا, المملكة المتحدة"},
    "HK": {"en": "Hong Kong", "ar": "هونغ كونغ"},
    "KP": {"en": "DPRK", "ar": "كوريا الشمالية"},
    "KR": {"en": "Republic of Korea", "ar": "كوريا الجنوبية"},
    "LK": {"en": "Sri Lanka", "ar": "سريلانكا, سري لانكا"},
    "MK": {"en": "Macedonia", "ar": "مقدونيا"},
    "MM": {"en": "Myanmar, Burma", "ar": "ميانمار, بورما"},
    "NL": {"en": "Holland", "ar": "هولندا"},
    "PS": {"en": "Palestine, Palestinian territories", "ar": "فلسطين, الأراضي الفلسطينية"},
    "SA": {"en": "Saudi", "ar": "السعودية, المملكة العربية السعودية"},
    "SY": {"en": "Syria", "ar": "سوريا, سورية"},
    "SZ": {"en": "Swaziland", "ar": "سوازيلاند"},
    "TL": {"en": "East Timor", "ar": "تيمور الشرقية"},
    "TR": {"en": "Turkey, Turkiye", "ar": "تركيا"},
    "UN": {"en": "United Nations, UN, U.N.", "ar": "الأمم المتحدة"},
    "US": {"en": "US, U.S., USA, U.S.A., America", "ar": "الولايات المتحدة, أمريكا, أميركا"},
    "VA": {"en": "Vatican, Holy See", "ar": "الفاتيكان"},
    "VN": {"en": "Viet Nam", "ar": "فيتنام"},
}
# Adjectives and peoples that endings do not lead back to the country; the Arabic nisba does.
_PEOPLES = """
AF:Afghan|AM:Armenian|AR:Argentine Argentinian|AT:Austrian|AU:Australian|AZ:Azerbaijani Azeri
BD:Bangladeshi|BE:Belgian|BG:Bulgarian|BH:Bahraini|BR:Brazilian|BY:Belarusian|CA:Canadian
CH:Swiss|CL:Chilean|CN:Chinese|CO:Colombian|CU:Cuban|CY:Cypriot|CZ:Czech|DE:German
DK:Danish Dane Danes|DZ:Algerian|EG:Egyptian|ER:Eritrean|ES:Spanish Spaniard|ET:Ethiopian
FI:Finnish Finn Finns|FR:French Frenchman|GB:British Briton Britons|GE:Georgian|GH:Ghanaian
GR:Greek|HR:Croatian Croat|HT:Haitian|HU:Hungarian|ID:Indonesian|IE:Irish Irishman|IL:Israeli
IN:Indian|IQ:Iraqi|IR:Iranian|IS:Icelandic|IT:Italian|JM:Jamaican|JO:Jordanian|JP:Japanese
KE:Kenyan|KH:Cambodian|KP:North_Korean|KR:South_Korean|KW:Kuwaiti|KZ:Kazakh|LB:Lebanese
LK:Sri_Lankan|LT:Lithuanian|LV:Latvian|LY:Libyan|MA:Moroccan|MD:Moldovan|ML:Malian|MM:Burmese
MR:Mauritanian|MX:Mexican|MY:Malaysian|NE:Nigerien|NG:Nigerian|NL:Dutch|NO:Norwegian
NP:Nepalese Nepali|NZ:New_Zealander|OM:Omani|PE:Peruvian|PH:Filipino Philippine|PK:Pakistani
PL:Polish Pole Poles|PS:Palestinian|PT:Portuguese|QA:Qatari|RO:Romanian|RS:Serbian Serb
RU:Russian|RW:Rwandan|SA:Saudi Saudis|SD:Sudanese|SE:Swedish Swede|SG:Singaporean|SK:Slovak
SN:Senegalese|SO:Somali|SY:Syrian|TD:Chadian|TH:Thai|TN:Tunisian|TR:Turkish Turk Turks
TW:Taiwanese|TZ:Tanzanian|UA:Ukrainian|UG:Ugandan|US:American Americans|UY:Uruguayan|UZ:Uzbek
VE:Venezuelan|VN:Vietnamese|YE:Yemeni|ZA:South_African|ZM:Zambian|ZW:Zimbabwean
"""
# The regular adjective (ياباني) is found by its ending; these are not.
_ARABIC_PEOPLES = {
    "DE": "ألمان",
    "KP": "كوري شمالي",
    "KR": "كوري جنوبي",
    "RU": "روس",
    "TR": "أتراك",
    "US": "أمريكان, أميركان",
    "ZA": "جنوب أفريقي",
}


def name_entries() -> list[Entry]:
    """Countries in English and Arabic, the country's people beside it."""
    peoples = dict(item.split(":") for item in _PEOPLES.replace("\n", "|").split("|") if item)
    tables = {language: territory_names(language) for language in CLDR_LANGUAGES}
    entries = []
    for code, english in tables["en"].items():
        also = _ALSO.get(code, {})
        names = {
            language: (
                *_split(tables[language].get(code, "")),
                *_split(also.get(language, "")),
            )
            for language in CLDR_LANGUAGES
        }
        people = {
            "en": tuple(word.replace("_", " ") for word in peoples.get(code, "").split()),
            "ar": _split(_ARABIC_PEOPLES.get(code, "")),
        }
        key = concept_key(english)
        entries.append(
            Entry(key, {lang: _unique(words) for lang, words in names.items()}, 1.0, True)
        )
        if any(people.values()):
            entries.append(Entry(key, people, 0.8, True))
    return entries


def further_names(language: str) -> list[Entry]:
    """Countries in a language that is not loaded from the start."""
    if language in CLDR_LANGUAGES:
        return []
    english = territory_names("en")
    return [
        Entry(concept_key(english[code]), {language: _split(name)}, 1.0, True)
        for code, name in territory_names(language).items()
        if code in english
    ]


def territory_names(language: str) -> dict[str, str]:
    """Territory names of a language by code; empty where CLDR has none."""
    from babel import Locale, UnknownLocaleError  # tens of milliseconds: only when asked

    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in names.items() if code not in _NO_PLACES}


def _split(names: str) -> tuple[str, ...]:
    return tuple(part for name in names.split(",") if (part := name.split("(")[0].strip()))


def _unique(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
