"""Function words: kept in every analysis for phrases and negation, never asked for."""

from __future__ import annotations

from functools import cache

from index.analysis.normalise import fold

__all__ = ["function_words"]

_ENGLISH = """
a an the this that these those such same
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one ones
who whom whose which what when where why how whoever whatever whether
and or but nor so yet if then than because although though while as until unless since
of to in on at by for from with without into onto upon about over under between among amid amidst
through during before after above below up down out off against toward towards within across
along
behind beyond near per via
am is are was were be been being do does did doing done have has had having
can could will would shall should may might must ought cannot
not no never none neither dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt
shouldnt hasnt havent hadnt aint mustnt
im youre hes shes weve theyve ive youve theyre youll hell theyll ill id youd hed theyd lets
there here also too very just only even still again more most much many some any each every all
both either few other others another own now ever else quite rather really
several around least already away lot less however ago let lets throughout maybe perhaps yes
something anything nothing everything someone anyone everyone somebody anybody nobody everybody
everywhere somewhere anywhere nowhere
please tell regarding
et al etc eg ie
"""

_ARABIC = """
في فى من على علي الى إلى عن مع حتى منذ مذ خلال عبر بين لدى لدي عند ضد نحو حول دون بدون سوى غير
و أو او أم ام ثم بل لكن لكنه لكنها لكنهم ولكن إن أن ان إنه أنه انه إنها أنها انها أنهم إنهم بأن
لأن لان كي لكي
إذا اذا إذ اذ لو لولا كما كأن مثل حيث بينما عندما حين حينما لما مما عما فيما ربما كلما طالما مهما
بعدما قبلما
هو هي هم هن هما أنا انا أنت انت أنتم نحن إياه
هذا هذه هذان هذين هؤلاء ذلك تلك ذاك أولئك هنا هناك هنالك كذلك
الذي التي اللذان اللذين اللتان الذين اللواتي اللاتي
ما ماذا من متى أين اين كيف كم لماذا هل أي اي أية أيها أيهما لمن ممن بماذا بم لم لن لا ليس ليست
ليسوا
كان كانت كانوا يكون تكون يكونون كون كنت يكن تكن أصبح قد لقد سوف
به بها بهم له لها لهم لي لنا لك فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه
عنها عنهم
معه معها معهم لديه لديها لديهم بينهم بينها بينه بعضهم بعضها عنده
كل كلا كلتا بعض جميع نفس نفسه نفسها ذات أيضا ايضا فقط جدا أكثر اكثر أقل
بعد قبل فوق تحت أمام وراء خلف داخل خارج
جميعا عدة رغم برغم بالرغم سواء تجاه إزاء طوال إبان بموجب بواسطة بمثابة وفق وفقا لذا إنما لاسيما
سيما حسبما
ع اللي يلي انو أنو لأنو لانو مش مو ده دا دي دى هاد هاي هادا هادي هيدا هيدي هدول هذول
شو ايش إيش ليش ليه وين فين كمان برضو برضه هيك كده كدا كدة لسه لسا لسة رح بس عشان علشان منشان مشان
مين ازاي إزاي مفيش مافي مافيش فيش معاه معاها معاهم معاك هلق هلأ دلوقتي احنا إحنا بتاع متل أوي كتير
ياريت
البعض الجميع خلالها أننا لأننا كأن عدم بعدم دونما يجب ينبغي يعد تعد ذاته ذاتها سيتم تتم تمت ستتم
جدا نعم كلا
و ف ب ل ك ال أل
وفي وأن وإن فإن ولا وإلا وإلى وكل وكلا وعليه وهم وهن فقد فلم بلا بذلك لذلك لكم لطالما كأنه كلاهما
أمامه أمامنا حوله حولها غيره قبله مثله مثلها
إلا الا أما اما إما ألا لعل ليت يا قام قامت تم يتم اذكر حدد وضح
"""

_BY_LANGUAGE = {"en": _ENGLISH, "ar": _ARABIC}


@cache
def function_words(language: str) -> frozenset[str]:
    """Folded function words of a language; none for a language without a list.

    >>> "the" in function_words("en"), function_words("sw")
    (True, frozenset())
    """
    return frozenset(fold(word) for word in _BY_LANGUAGE.get(language, "").split())
