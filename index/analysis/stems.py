"""Stems of words outside the Arabic script: Snowball's, mended for English."""

from __future__ import annotations

import re
from collections.abc import Callable

import Stemmer

from index.analysis.normalise import plain_latin

__all__ = ["ALGORITHMS", "PAST_FORMS", "stemmer"]

ALGORITHMS = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball algorithm by ISO 639-1 code; those this PyStemmer lacks are left out when asked for."""

# base form: forms that no rule leads back to it
_IRREGULAR_VERBS = """
arise:arose arisen|awake:awoke awoken|bear:bore borne|beat:beaten|become:became|begin:began begun
bend:bent|bind:bound|bite:bit bitten|bleed:bled|blow:blew blown|break:broke broken|breed:bred
bring:brought|build:built|burn:burnt|buy:bought|catch:caught|choose:chose chosen|cling:clung
come:came|creep:crept|deal:dealt|dig:dug|draw:drew drawn|dream:dreamt|drink:drank drunk
drive:drove driven|eat:ate eaten|fall:fell fallen|feed:fed|feel:felt|fight:fought|find:found
flee:fled|fly:flew flown flies|forbid:forbade forbidden|forget:forgot forgotten
forgive:forgave forgiven|freeze:froze frozen|get:got gotten|give:gave given|go:went gone goes
grind:ground|grow:grew grown|hang:hung|hear:heard|hide:hid hidden|hold:held|keep:kept
know:knew known|lay:laid|lead:led|leave:left|lend:lent|lie:lain lying|lose:lost|make:made
mean:meant|meet:met|pay:paid|rebuild:rebuilt|ride:rode ridden|ring:rang rung|rise:rose risen
run:ran|say:said|see:saw seen|seek:sought|sell:sold|send:sent|shake:shook shaken|shine:shone
shoot:shot|show:shown|shrink:shrank shrunk|sing:sang sung|sink:sank sunk|sit:sat|sleep:slept
slide:slid|speak:spoke spoken|speed:sped|spend:spent|spin:spun|spring:sprang sprung|stand:stood
steal:stole stolen|stick:stuck|strike:struck stricken|strive:strove striven|swear:swore sworn
sweep:swept|swim:swam swum|swing:swung|take:took taken|teach:taught|tear:torn|tell:told
think:thought|throw:threw thrown|undergo:underwent undergone|understand:understood
undertake:undertook undertaken|uphold:upheld|wake:woke woken|wear:wore worn|weave:wove woven
weep:wept|win:won|withdraw:withdrew withdrawn|withhold:withheld|withstand:withstood
write:wrote written|overthrow:overthrew overthrown|overcome:overcame|oversee:oversaw overseen
overtake:overtook overtaken|outgrow:outgrew outgrown|foresee:foresaw foreseen|mislead:misled
mistake:mistook mistaken|partake:partook|die:dying|tie:tying
"""

_IRREGULAR_OTHERS = """
bad:worse worst|good:better best|far:farther farthest further|man:men|woman:women
child:children|foot:feet|tooth:teeth|mouse:mice
goose:geese|person:people persons|policeman:policemen|gunman:gunmen|fireman:firemen
businessman:businessmen|spokesman:spokesmen spokeswoman spokesperson|congressman:congressmen
chairman:chairmen|fisherman:fishermen|militiaman:militiamen|life:lives|wife:wives|knife:knives
half:halves|leaf:leaves|thief:thieves|wolf:wolves|shelf:shelves|crisis:crises|analysis:analyses
basis:bases|thesis:theses|hypothesis:hypotheses|phenomenon:phenomena|criterion:criteria
datum:data|medium:media|curriculum:curricula|bacterium:bacteria|index:indices
"""


def _forms(entries: str) -> dict[str, str]:
    return {
        form: base
        for entry in entries.replace("\n", "|").split("|")
        if entry
        for base, forms in [entry.split(":")]
        for form in forms.split()
    }


_LEMMAS = _forms(_IRREGULAR_VERBS) | _forms(_IRREGULAR_OTHERS)

PAST_FORMS = frozenset(_forms(_IRREGULAR_VERBS))
"""English verb forms that no rule leads back to the base form: "won", "begun"."""

_BRITISH = {
    "programme": "program",
    "programmes": "programs",
    "cheque": "check",
    "grey": "gray",
    "tyre": "tire",
    "tyres": "tires",
    "aluminium": "aluminum",
    "aeroplane": "airplane",
    "mum": "mom",
    "ageing": "aging",
    "jewellery": "jewelry",
    "plough": "plow",
    "skilful": "skillful",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "paediatric": "pediatric",
    "anaemia": "anemia",
    "haemorrhage": "hemorrhage",
    "oestrogen": "estrogen",
    "orthopaedic": "orthopedic",
    "encyclopaedia": "encyclopedia",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "licence": "license",
    "licences": "licenses",
}
# Both spellings meet in one, right or wrong: a key is never shown.
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(e[drs]?|ers?|ing|ations?|ational)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})ys(e[drs]?|ers?|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|ful|less|able|ably|ite|ites|hood|hoods|ers?)?$"), r"or\1"),
    (re.compile(r"(?<=[aeiouy][bt])re(s|d)?$"), r"er\1"),
    (re.compile(r"(?<=cent)re(s|d)?$"), r"er\1"),
    (re.compile(r"(?<=(?:def|off|ret))enc(es?)$"), r"ens\1"),
    (re.compile(r"(?<=al)ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=\w{3}[eo])ll(ed|ing|ers?|ors?)$"), r"l\1"),
    (re.compile(r"(?<=fue|gna)ll(ed|ing|ers?)$"), r"l\1"),
)
# what all of them need, so that most words are looked at once
_SPELT_TWICE = re.compile(r"[iy]s[eia]|our|re[sd]?$|enc|ogue|ll[eio]")


def english_form(word: str) -> str:
    """The base form of an irregular word, and one spelling for British and American words.

    >>> english_form("met"), english_form("defence"), english_form("organised")
    ('meet', 'defense', 'organized')
    """
    word = _LEMMAS.get(word, word)
    word = _BRITISH.get(word, word)
    if _SPELT_TWICE.search(word):
        for pattern, written in _SPELLINGS:
            word = pattern.sub(written, word)
    return word


def stemmer(language: str) -> Callable[[str], str]:
    """What leads the forms of a folded word to one key; the word itself without an algorithm."""
    name = ALGORITHMS.get(language)
    if name is None or name not in Stemmer.algorithms():
        return plain_latin
    # its own cache stays small: the analyser caches whole words
    stem = Stemmer.Stemmer(name, 0).stemWord
    if language == "en":
        return lambda word: str(stem(english_form(plain_latin(word))))
    return lambda word: plain_latin(str(stem(word)))
