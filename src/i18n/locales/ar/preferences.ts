import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'اختيار ما يصلك',
  'preferences.title': 'أخبارك من \u2068{site}\u2069',
  'preferences.for':
    'للعنوان \u2066{address}\u2069. لا تحتاج هذه الصفحة إلى كلمة مرور: احتفظ لنفسك بالرسالة التي أوصلتك إليها.',
  'preferences.done-saved': 'تم الحفظ.',
  'preferences.done-paused': 'توقفت الأخبار مؤقتًا، وستعود من تلقاء نفسها.',
  'preferences.done-resumed': 'تعود الأخبار من الآن.',
  'preferences.done-address':
    'افتح صندوق بريد العنوان الجديد واضغط الزر في رسالتنا. حتى ذلك الحين لا يتغيّر شيء.',
  'preferences.done-data': 'ابحث عن رسالتنا. يعمل الرابط الذي فيها يومًا واحدًا.',
  'preferences.done-back': 'ابحث عن رسالتنا واضغط الزر الذي فيها ليعود اشتراكك.',
  'preferences.lists': 'ما يصلك',
  'preferences.consent':
    'ما تحدده يصلك بالبريد الإلكتروني من \u2068{site}\u2069. يمكنك إلغاء الاشتراك بنقرة واحدة في أي وقت.',
  'preferences.next': 'تصل الأخبار المجمّعة القادمة، إن وُجدت، في \u2068{time}\u2069.',
  'preferences.save': 'حفظ',
  'preferences.pause-title': 'إيقاف مؤقت',
  'preferences.pause-text': 'لا أخبار لبعض الوقت. تعود من تلقاء نفسها في اليوم الذي تختاره.',
  'preferences.paused': 'متوقفة مؤقتًا حتى \u2068{day}\u2069.',
  'preferences.pause-until': 'حتى',
  'preferences.pause': 'إيقاف مؤقت',
  'preferences.resume': 'استئناف الأخبار الآن',
  'preferences.until-wrong': 'اختر يومًا بعد اليوم وخلال سنة',
  'preferences.following-title': 'رسائل عن التعليقات',
  'preferences.following-pages': {
    zero: 'لا تتابع أي حوار.',
    one: 'تتابع حوارًا واحدًا.',
    two: 'تتابع حوارين.',
    few: 'تتابع {count} حوارات.',
    many: 'تتابع {count} حوارًا.',
    other: 'تتابع {count} حوار.',
  },
  'preferences.following-replies': {
    zero: 'لا تصلك بالبريد ردود على تعليقاتك.',
    one: 'تصلك بالبريد الردود على تعليق واحد لك.',
    two: 'تصلك بالبريد الردود على تعليقين لك.',
    few: 'تصلك بالبريد الردود على {count} تعليقات لك.',
    many: 'تصلك بالبريد الردود على {count} تعليقًا لك.',
    other: 'تصلك بالبريد الردود على {count} تعليق لك.',
  },
  'preferences.following-open': 'عرض ما تتابعه ووقفه',
  'preferences.address-title': 'عنوان آخر',
  'preferences.address-text': 'نسأل العنوان الجديد أولًا، ونخبر القديم حين يتم الأمر.',
  'preferences.address-waits': 'رسالة فيها زر تنتظر لدى \u2066{address}\u2069. لا يتغيّر شيء حتى يُضغط.',
  'preferences.address-new': 'عنوان البريد الإلكتروني الجديد',
  'preferences.address-button': 'تغيير العنوان',
  'preferences.data-open': 'عرض بياناتي',
  'preferences.data-title': 'بياناتك',
  'preferences.data-text':
    'كل ما نحفظه عنك في ملف، والزر الذي يمحوه. نرسل الطريق إليه إلى \u2066{address}\u2069، كي لا يصل إليه من أُعيد توجيه رسالة إليه.',
  'preferences.data-button': 'إرسال الرابط إليّ',
  'preferences.leave-title': 'إلغاء الاشتراك',
  'preferences.leave-text': 'ينهي كل شيء دفعة واحدة. يمكن التراجع خلال نصف ساعة.',
  'preferences.back-text': 'تود العودة؟ نسألك مرة أخرى بالبريد.',
  'preferences.back-button': 'العودة إلى الاشتراك',
  'preferences.new-address-title': 'هل تصل أخبار \u2068{site}\u2069 إلى هذا العنوان؟',
  'preferences.new-address-to':
    'يريد أحد المشتركين في \u2068{site}\u2069 أن تصل الأخبار إلى \u2066{address}\u2069 من الآن.',
  'preferences.new-address-text':
    'بالزر توافق على تلقي أخبار \u2068{site}\u2069 على هذا العنوان بدلًا من القديم. يمكنك إلغاء الاشتراك بنقرة واحدة في أي وقت.',
  'preferences.new-address-button': 'استخدام هذا العنوان',
  'preferences.new-address-decline': 'لم أطلب هذا',
  'preferences.new-address-done-title': 'تغيّر العنوان',
  'preferences.new-address-done-text': 'تصل أخبار \u2068{site}\u2069 إلى \u2066{address}\u2069 من الآن.',
  'preferences.new-address-expired': 'يعمل سبعة أيام. اطلب رابطًا جديدًا في صفحتك التي تقودك إليها كل رسالة.',
  'preferences.new-address-gone':
    'حل محله طلب آخر، أو جرى التراجع عنه. ترى الوضع الحالي في صفحتك التي تقودك إليها كل رسالة.',
  'preferences.new-address-own-title': 'لهذا العنوان اشتراك خاص به',
  'preferences.new-address-own-text':
    'تصل أخبار \u2068{site}\u2069 إلى \u2066{address}\u2069 باشتراك خاص به، فيبقى الاشتراكان كما هما. لتصلك مرة واحدة، ألغِ الاشتراك من رسالة على العنوان القديم.',
  'preferences.own-title': 'كل ما يحفظه \u2068{site}\u2069 عنك',
  'preferences.own-text':
    'العنوان والخيارات والقوائم، ومتى وافقت وعلى أي نص، والرسائل التي ذهبت إلى \u2066{address}\u2069.',
  'preferences.own-download': 'تنزيل الملف',
  'preferences.own-expired':
    'يعمل رابط بياناتك يومًا واحدًا. يمكننا إرسال رابط جديد إلى \u2066{address}\u2069.',
  'preferences.erase-title': 'محو كل شيء',
  'preferences.erase-text':
    'يُمحى العنوان والخيارات وسجلات الموافقة فورًا ولا يمكن استعادتها. تبقى علامة مشتقة من عنوانك تخبرنا ألّا نرسل إليه أخبارًا، ولا يمكن استخراج العنوان منها.',
  'preferences.erase-comments':
    'تبقى تعليقاتك في \u2068{site}\u2069 كما هي. يمكنك حذفها تحت المقال، أو أن تطلب ذلك من الموقع.',
  'preferences.erase-button': 'محو كل شيء',
  'preferences.erased-title': 'مُحي كل شيء',
  'preferences.erased-text': 'لم يبقَ عنك شيء في أخبار \u2068{site}\u2069، ولن يُرسل إليك منها شيء.',
  'preferences.mail.new-subject': 'أكّد هذا العنوان لتلقي أخبار \u2068{site}\u2069',
  'preferences.mail.new-text':
    'يريد أحدهم، ونرجو أنه أنت، أن تصل أخبار \u2068{site}\u2069 إلى هذا العنوان. اضغط الزر للموافقة. حتى ذلك الحين لا يتغيّر شيء.',
  'preferences.mail.new-reason':
    'جاءت هذه الرسالة لأن هذا العنوان أُدخل في صفحة أحد المشتركين في \u2068{site}\u2069. إن لم يكن ذلك منك، فلا تفعل شيئًا؛ أو افتح الرابط وأخبرنا بذلك فيُحظر العنوان نهائيًا.',
  'preferences.mail.changed-subject': 'تذهب أخبار \u2068{site}\u2069 الآن إلى عنوان آخر',
  'preferences.mail.changed-text':
    'بناءً على الطلب، تذهب أخبار \u2068{site}\u2069 من الآن إلى \u2066{address}\u2069، لا إلى هذا العنوان.',
  'preferences.mail.changed-reason':
    'إن لم يكن ذلك منك، فافتح صفحتك بالرابط أعلاه: هناك يمكنك إعادة العنوان أو إلغاء الاشتراك.',
  'preferences.mail.data-subject': 'بياناتك لدى \u2068{site}\u2069',
  'preferences.mail.data-text':
    'بناءً على الطلب، هذا هو الطريق إلى كل ما يحفظه \u2068{site}\u2069 عنك، وإلى الزر الذي يمحوه.',
  'preferences.mail.data-reason':
    'جاءت هذه الرسالة لأن أحدهم طلبها في صفحتك لدى \u2068{site}\u2069. إن لم يكن ذلك منك، فلا تفعل شيئًا. لا تُعِد توجيه هذه الرسالة.',
}
