"""The words that news pages print around an article, in the form `corpus.lines.fold` gives.

A phrase counts only when it is the whole line. Add one here when a page shows a new one.
"""

from __future__ import annotations

__all__ = ["COMMENTS", "LISTS", "PLAIN", "SHARING", "SHARING_FILLERS"]


def _phrases(block: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in block.split(";"))


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


LISTS = _phrases("""
    related; related articles; related article; related stories; related story; related news;
    related posts; related content; related topics; related links; related coverage;
    you may also like; you might also like; you may have missed; recommended;
    recommended for you; recommended stories; recommended reading; most popular; most read;
    most viewed; most shared; most commented; popular; popular now; popular posts;
    popular stories; popular articles; trending; trending now; trending stories; latest;
    latest stories; latest news; latest articles; latest posts; latest headlines; latest updates;
    recent posts; recent articles; recent stories; recent news; more stories; more news;
    more articles; more from author; more from this author; more from the author;
    more on this story; more on this topic; more like this; more to read; top stories; top news;
    top headlines; other stories; other news; editor's picks; editors' picks; editor's pick;
    must read; must reads; don't miss; in case you missed it; read more; read next; read also;
    also read; see also; up next; what to read next; from around the web; around the web;
    sponsored stories; from our partners; keep reading; you may also be interested in;
    explore more on these topics; related articles more from author; related tags; in this story;
    tags; tag; labels; keywords; categories; category; filed under; topics; previous article;
    next article; previous article next article; previous story; next story; previous post;
    next post;
    اقرا ايضا; اقرا المزيد; اقرا كذلك; اقرئي ايضا; طالع ايضا; شاهد ايضا; مواضيع ذات صله;
    موضوعات ذات صله; اخبار ذات صله; مقالات ذات صله; قصص ذات صله; محتوي ذو صله; ذات صله;
    مواضيع متعلقه; موضوعات متعلقه; اخبار متعلقه; مقالات متعلقه; مواضيع مشابهه; مقالات مشابهه;
    اخبار مشابهه; قد يعجبك ايضا; قد يعجبك; قد يهمك; قد يهمك ايضا; ربما يعجبك ايضا; الاكثر قراءه;
    الاكثر مشاهده; الاكثر شعبيه; الاكثر تداولا; الاكثر تفاعلا; الاكثر مشاركه; الاكثر تعليقا;
    الاكثر رواجا; اخر الاخبار; احدث الاخبار; اخر المقالات; احدث المقالات; اهم الاخبار;
    ابرز الاخبار; اخبار اخري; المزيد من الاخبار; المزيد من المقالات; مختارات; اخترنا لك; نرشح لك;
    مقترحات; المقال السابق; المقال التالي; الخبر السابق; الخبر التالي; المنشور السابق;
    المنشور التالي; الموضوع السابق; الموضوع التالي; الوسوم; وسوم; سمات; كلمات دلاليه;
    كلمات مفتاحيه; الكلمات الدلاليه; الكلمات المفتاحيه; التصنيف; التصنيفات
""")
"""Openers of lists of other stories: headlines that follow belong to the list."""

COMMENTS = _phrases("""
    comments; view comments; show comments; no comments; leave a comment; leave a reply;
    leave comment; leave a reply cancel reply; leave your comment; leave your comments;
    post a comment; post comment; add a comment; add comment; write a comment;
    join the conversation; join the discussion; cancel reply;
    اترك تعليقا; اترك تعليقك; اترك تعليق; اترك ردا; اترك رد; اترك تعليقا الغاء الرد;
    اترك ردا الغاء الرد; اضف تعليقا; اضف تعليق; اضف تعليقك; اكتب تعليقا; اكتب تعليقك; تعليقات;
    التعليقات; تعليقات القراء; تعليقات الزوار; لا توجد تعليقات; شاركنا رايك; شارك برايك;
    الغاء الرد
""")
"""Openers of readers' comments: what follows is not the article."""

SHARING = _words("""
    share tweet print email mail e-mail pin pinit save copy facebook twitter whatsapp telegram
    linkedin pinterest reddit messenger instagram youtube tiktok snapchat tumblr viber flipboard
    threads copylink bluesky mastodon pocket wechat skype vk
    شارك شاركها شاركه مشاركه المشاركه انشر غرد نسخ طباعه ارسال فيسبوك فايسبوك تويتر اكس واتساب
    واتس تلغرام تليغرام تيليجرام تلجرام تيلقرام لينكدان لينكد انستغرام انستجرام انستقرام يوتيوب
    بينتيريست ماسنجر فايبر
""")
"""Words of share bars."""

SHARING_FILLERS = _words("""
    link like post on via x to line علي عبر الرابط رابط اب البريد بريد الالكتروني ان
""")
"""Words that share bars put between those."""

PLAIN = _phrases("""
    home; menu; main menu; search; navigation; toggle navigation; skip to content;
    skip to main content; jump to content; advertisement; advertisements; advert; ad; ads;
    article continues below advertisement; article continues after ad;
    story continues below advertisement; story continues below; continue reading below;
    scroll to continue; continue reading; sponsored; sponsored content; promoted;
    promoted content; paid content; previous; next; next previous; previous next;
    previous post next post; next post previous post; newer post; older post; newer posts;
    older posts; share this; share this article; share this story; share this post;
    share this page; share this with; share this on; share this article on social media;
    share article; share story; share with friends; sharing is caring; copy url; copied;
    link copied; follow; follow us; follow us on; follow us on social media; stay connected;
    connect with us; subscribe; subscribe now; subscribe today; subscribe here;
    subscribe to newsletter; subscribe to our newsletter; sign up; sign up now; sign up here;
    sign in; sign in now; log in; login; log out; register; register now; create account;
    my account; newsletter; newsletters; our newsletter; notifications; accept; accept all;
    accept cookies; accept all cookies; reject all; cookie settings; manage cookies;
    cookie policy; exit mobile version; back to top; go to top; scroll to top; load more;
    show more; show less; view more; view all; see all; see more; click here; learn more;
    find out more; watch live; watch now; listen; listen to article; listen to this article;
    play; play video; gallery; photo gallery; view gallery; open image in gallery;
    all rights reserved; terms of use; terms of service; terms and conditions; privacy policy;
    contact us; contact; about us; about; about the author; advertise; advertise with us; faq;
    sitemap; date; published; updated; last updated; posted; author; authors; source; sources;
    photo; image; caption; image credit; photo credit; report a typo; view image in fullscreen;
    skip past newsletter promotion; after newsletter promotion; reuse this content;
    acquire licensing rights; acquire licensing rights, opens new tab; free newsletter;
    enter your email address; enter your email; email address; your email; accessibility help;
    your account; navigation menu; end of list; site map; main navigation; secondary navigation;
    breaking news; show caption; hide caption; report this ad; print this article;
    email this article; was this article helpful; support us; donate; donate now;
    شارك المقال; شارك الخبر; شارك هذا المقال; شارك هذا الخبر; شارك الموضوع; شارك القصه; شارك هذا;
    شارك هذا الموضوع; مشاركه المقال; مشاركه الخبر; شارك علي مواقع التواصل; شارك مع اصدقائك;
    تابعنا; تابعونا; تابعنا علي; تابعونا علي; اشترك; اشترك الان; اشترك معنا;
    اشترك في النشره البريديه; اشترك في نشرتنا البريديه; اشترك في نشرتنا الاخباريه;
    النشره البريديه; القائمه البريديه; اعلان; اعلانات; مساحه اعلانيه; محتوي اعلاني; مدفوع;
    الرئيسيه; الصفحه الرئيسيه; القائمه; القائمه الرئيسيه; بحث; ابحث; تخطي الي المحتوي;
    تخط الي المحتوي; انتقل الي المحتوي; المزيد; للمزيد; قراءه المزيد; عرض المزيد; عرض الكل;
    تحميل المزيد; اظهار المزيد; اكمل القراءه; تابع القراءه; المصدر; المصادر; السابق; التالي;
    السابق التالي; نسخ الرابط; تم نسخ الرابط; تسجيل الدخول; تسجيل; انشاء حساب;
    جميع الحقوق محفوظه; كل الحقوق محفوظه; سياسه الخصوصيه; شروط الاستخدام; اتصل بنا; تواصل معنا;
    من نحن; اعلن معنا; التاريخ; تاريخ النشر; نشر في; اخر تحديث; الكاتب; المحرر; بقلم; تصوير;
    صوره; الصوره; استمع; استمع الي المقال; حجم الخط; الخروج من نسخه الجوال
""")
"""Everything else that is a whole line of a page and never a line of an article."""
