import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'صفحات \u2066{origin}\u2069 لا تتبع الموقع «\u2068{site}\u2069». يمكن لصاحبه إضافتها في الإعدادات.',
  'error.subscribers/form-unknown': 'لا يوجد في هذا الموقع نموذج اشتراك باسم «\u2068{form}\u2069».',
  'error.subscribers/list-unknown': 'لا توجد قائمة باسم «\u2068{list}\u2069» في الموقع «\u2068{site}\u2069».',
  'error.subscribers/lists-closed': 'لم يعد هذا النموذج يقبل اشتراكات: قوائمه مغلقة.',
  'subscribers.news-of': 'أخبار \u2068{site}\u2069',
  'subscribers.list-missing': 'اختر قائمة واحدة على الأقل',
  'subscribers.list-not-there':
    'لا توجد قائمة باسم «\u2068{list}\u2069» في الموقع «\u2068{site}\u2069». اختر غيرها.',
  'subscribers.time-zone-wrong': 'أدخل المنطقة الزمنية باسمها، مثل \u2066Europe/Berlin\u2069',
  'subscribers.email-missing': 'أدخل عنوان بريدك الإلكتروني',
  'subscribers.email-label': 'عنوان البريد الإلكتروني',
  'subscribers.name-label': 'الاسم (اختياري)',
  'subscribers.lists-label': 'ماذا تود أن يصلك؟',
  'subscribers.frequency-label': 'متى تصلك',
  'subscribers.frequency-at-once': 'فورًا، كل خبر في رسالة',
  'subscribers.frequency-daily': 'مجمّعة، مرة في اليوم',
  'subscribers.frequency-weekly': 'مجمّعة، مرة في الأسبوع',
  'subscribers.weekday-label': 'اليوم',
  'subscribers.hour-label': 'الساعة، بتوقيتك',
  'subscribers.time-zone-label': 'منطقتك الزمنية',
  'subscribers.id-wrong': 'استخدم كلمة من الأحرف اللاتينية الصغيرة والأرقام وعلامة «-»، لا تتجاوز 32 حرفًا',
  'subscribers.id-taken': 'هذا المعرّف مستخدم. اختر كلمة أخرى.',
  'subscribers.lists-many': 'الحد الأقصى لعدد القوائم في الموقع {max}. أعِد استخدام قائمة مغلقة.',
  'subscribers.forms-many': 'الحد الأقصى لعدد النماذج في الموقع {max}. عدّل نموذجًا لم يعد في أي صفحة.',
  'subscribers.form-default': 'النموذج المعتاد',
  'subscribers.sign-up-button': 'اشتراك',
  'subscribers.consent':
    'باشتراكك توافق على تلقي أخبار \u2068{site}\u2069 بالبريد الإلكتروني. يمكنك إلغاء الاشتراك بنقرة واحدة في أي وقت.',
  'subscribers.page-title': 'أخبار \u2068{site}\u2069',
  'subscribers.page-text': 'اترك عنوان بريدك الإلكتروني لتصلك أخبار \u2068{site}\u2069.',
  'subscribers.pending-title': 'بقيت خطوة واحدة',
  'subscribers.pending': 'ابحث عن رسالتنا واضغط الزر الذي فيها.',
  'subscribers.pending-later':
    'ابحث عن رسالتنا واضغط الزر الذي فيها. يشترك كثيرون الآن، لذا قد تستغرق ساعة أو أكثر.',
  'subscribers.pending-change': 'استخدام عنوان آخر',
  'subscribers.pending-hint':
    'لم يصلك شيء بعد ثلاث دقائق؟ ابحث في مجلد البريد العشوائي، أو اشترك من جديد بعد عشر دقائق.',
  'subscribers.back': 'العودة إلى الصفحة التي جئت منها',
  'subscribers.confirm-title': 'تأكيد اشتراكك',
  'subscribers.confirm-text': 'ستصل أخبار \u2068{site}\u2069 إلى \u2066{address}\u2069.',
  'subscribers.confirm-button': 'تأكيد الاشتراك',
  'subscribers.confirmed-title': 'تم اشتراكك',
  'subscribers.confirmed-text':
    'ستصل أخبار \u2068{site}\u2069 إلى \u2066{address}\u2069. في كل رسالة رابط لإلغاء الاشتراك.',
  'subscribers.already-title': 'اشتراكك مؤكَّد من قبل',
  'subscribers.already-text': 'تصل أخبار \u2068{site}\u2069 إلى \u2066{address}\u2069. لم يبقَ ما تفعله.',
  'subscribers.expired-title': 'انتهت مدة صلاحية هذا الرابط',
  'subscribers.expired-text':
    'يعمل رابط التأكيد سبعة أيام. يمكننا إرسال رابط جديد إلى \u2066{address}\u2069.',
  'subscribers.used-title': 'استُخدم هذا الرابط من قبل',
  'subscribers.used-text': 'اشترك به العنوان \u2066{address}\u2069 ثم أُلغي اشتراكه. يمكننا إرسال رابط جديد.',
  'subscribers.again-button': 'إرسال رسالة جديدة',
  'subscribers.again-title': 'ابحث عن رسالتنا',
  'subscribers.again-text':
    'رسالة جديدة في طريقها إلى \u2066{address}\u2069. إن كنت قد طلبتها قبل لحظات، فاستخدم التي وصلتك.',
  'subscribers.gone-title': 'لم يعد هذا الطلب موجودًا',
  'subscribers.gone-text': 'مُحي الطلب، ولن يُرسل شيء آخر بسببه. يمكنك الاشتراك من جديد في أي وقت.',
  'subscribers.not-me-title': 'لم تطلب هذا؟',
  'subscribers.not-me-text':
    'أدخل أحدهم العنوان \u2066{address}\u2069 لتلقي أخبار \u2068{site}\u2069. بهذا الزر يُمحى الطلب، ولن يُرسل شيء آخر إلى هذا العنوان.',
  'subscribers.not-me-button': 'محو الطلب ووقف الرسائل',
  'subscribers.not-me-done-title': 'مُحي الطلب',
  'subscribers.not-me-done-text': 'لن يُرسل شيء آخر إلى \u2066{address}\u2069.',
  'subscribers.leave-title': 'هل تريد إلغاء الاشتراك في أخبار \u2068{site}\u2069؟',
  'subscribers.leave-text': 'لن يُرسل شيء آخر إلى \u2066{address}\u2069.',
  'subscribers.leave-list-title': 'هل تريد إلغاء الاشتراك في «\u2068{list}\u2069»؟',
  'subscribers.leave-list-text':
    'لن يُرسل شيء من «\u2068{list}\u2069» إلى \u2066{address}\u2069 بعد ذلك. تبقى القوائم الأخرى في \u2068{site}\u2069 كما هي.',
  'subscribers.left-list-text':
    'لن يصل إلى \u2066{address}\u2069 شيء من «\u2068{list}\u2069» بعد الآن. تبقى القوائم الأخرى في \u2068{site}\u2069 كما هي.',
  'subscribers.leave-button': 'إلغاء الاشتراك',
  'subscribers.left-title': 'أُلغي اشتراكك',
  'subscribers.left-text': 'لن تصل أخبار \u2068{site}\u2069 إلى \u2066{address}\u2069 بعد الآن.',
  'subscribers.undo-text': 'ضغطت سهوًا؟ يمكنك التراجع خلال نصف ساعة.',
  'subscribers.undo-button': 'تراجع',
  'subscribers.reason-ask': 'لماذا تغادر؟',
  'subscribers.reason-too-many': 'الرسائل كثيرة',
  'subscribers.reason-not-expected': 'ليست ما توقعته',
  'subscribers.reason-never-asked': 'لم أشترك قط',
  'subscribers.reason-elsewhere': 'أقرؤها في مكان آخر',
  'subscribers.reason-hint': 'يرى الموقع الإجابة، لا اسمك.',
  'subscribers.reason-button': 'إرسال الإجابة',
  'subscribers.undone-title': 'عاد اشتراكك',
  'subscribers.undone-text': 'تستمر أخبار \u2068{site}\u2069 في الوصول إلى \u2066{address}\u2069.',
  'subscribers.undo-late-title': 'فات وقت التراجع',
  'subscribers.undo-late-text':
    'يمكن التراجع عن إلغاء الاشتراك خلال نصف ساعة. لتلقي أخبار \u2068{site}\u2069 من جديد، اشترك مرة أخرى.',
  'subscribers.unknown-title': 'هذا العنوان ليس في القائمة',
  'subscribers.unknown-text': 'مُحي كل ما يتعلق به، ولن يُرسل إليه شيء.',
  'subscribers.mail.confirm-subject': 'أكّد اشتراكك في \u2068{site}\u2069',
  'subscribers.mail.confirm-text':
    'طلب أحدهم، ونرجو أنه أنت، إرسال أخبار \u2068{site}\u2069 إلى هذا العنوان. اضغط الزر للتأكيد. حتى ذلك الحين لن يُرسل شيء.',
  'subscribers.mail.confirm-until': 'يعمل الزر حتى \u2068{time}\u2069.',
  'subscribers.mail.not-me': 'لم أطلب هذا',
  'subscribers.mail.confirm-reason':
    'جاءت هذه الرسالة لأن هذا العنوان أُدخل في نموذج اشتراك لدى \u2068{site}\u2069. إن لم يكن ذلك منك، فلا تفعل شيئًا ولن تصلك رسالة أخرى؛ أو أخبرنا بالرابط أعلاه فيُحظر العنوان نهائيًا.',
  'subscribers.mail.already-subject': 'أنت مشترك من قبل في \u2068{site}\u2069',
  'subscribers.mail.already-text':
    'أُدخل هذا العنوان في نموذج اشتراك لدى \u2068{site}\u2069. وهو في القائمة من قبل، فلا شيء عليك فعله.',
  'subscribers.mail.already-reason':
    'إن لم تكن أنت من اشترك من جديد، فلم يتغيّر شيء. وإن لم تعد تريد الأخبار، فألغِ الاشتراك بالرابط أعلاه.',
  'subscribers.no-answer': 'لم يصل أي رد، فلم يتم اشتراكك بعد. تحقّق من الاتصال واضغط الزر مرة أخرى.',
  'subscribers.did-you-mean': 'إن لم يصل شيء: هل تقصد {address}؟',
}
