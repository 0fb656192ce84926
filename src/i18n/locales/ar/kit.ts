import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

// What is read from the left (a day, an address) is isolated (U+2066 … U+2069), or its parts would change places.
export const kit: Record<keyof typeof en, Text> = {
  'error.fault': 'تعطّل شيء لدينا. ما كتبته ما زال هنا؛ حاول مرة أخرى بعد لحظات.',
  'error.web/not-found': 'لا شيء في هذا العنوان.',
  'error.web/fields-refused': 'بعض ما أدخلته يحتاج إلى مراجعة.',
  'error.web/body-unreadable': 'تعذّرت قراءة محتوى الطلب. أرسله بصيغة JSON أو حقول نموذج.',
  'error.web/body-too-large': 'هذا أكثر مما يتسع له طلب واحد. اختصره وأرسله من جديد.',
  'error.web/media-type': 'أرسل الطلب بصيغة application/json أو نموذجًا.',
  'error.web/cross-origin': 'جاء هذا الطلب من موقع آخر، لذلك لم يتغيّر شيء. افتح الصفحة نفسها وحاول مرة أخرى.',
  'error.web/too-many-requests': {
    zero: 'هذا كثير دفعة واحدة. حاول مرة أخرى بعد {count} دقيقة.',
    one: 'هذا كثير دفعة واحدة. حاول مرة أخرى بعد دقيقة واحدة.',
    two: 'هذا كثير دفعة واحدة. حاول مرة أخرى بعد دقيقتين.',
    few: 'هذا كثير دفعة واحدة. حاول مرة أخرى بعد {count} دقائق.',
    many: 'هذا كثير دفعة واحدة. حاول مرة أخرى بعد {count} دقيقة.',
    other: 'هذا كثير دفعة واحدة. حاول مرة أخرى بعد {count} دقيقة.',
  },
  'error.limits/challenge-needed':
    'لحظة: يجري هذا الجهاز عملية حسابية تبيّن أنه ليس روبوتًا. الأجهزة البطيئة تحتاج نصف دقيقة.',
  'error.limits/challenge-failed':
    'العملية الحسابية المرسلة لا تُحتسب. أرسل مرة أخرى فيجري هذا الجهاز عملية جديدة.',
  'error.web/link-altered': 'هذا الرابط ناقص. افتحه من الرسالة نفسها، أو انسخه كاملًا.',
  'error.web/link-expired': 'انتهت مدة صلاحية هذا الرابط.',
  'field.required': 'أدخل شيئًا هنا.',
  'field.text': 'يجب أن يكون هذا نصًا.',
  'field.too-long': 'اختصر هذا، فالحد الأقصى لعدد الأحرف {max}.',
  'field.too-long-by': {
    zero: 'احذف {count} حرف، فالحد الأقصى لعدد الأحرف {max}.',
    one: 'احذف حرفًا واحدًا، فالحد الأقصى لعدد الأحرف {max}.',
    two: 'احذف حرفين، فالحد الأقصى لعدد الأحرف {max}.',
    few: 'احذف {count} أحرف، فالحد الأقصى لعدد الأحرف {max}.',
    many: 'احذف {count} حرفًا، فالحد الأقصى لعدد الأحرف {max}.',
    other: 'احذف {count} حرف، فالحد الأقصى لعدد الأحرف {max}.',
  },
  'field.email': 'أدخل عنوان بريد إلكتروني بالصيغة الصحيحة، مثل \u2066name@example.com\u2069',
  'field.web-address': 'أدخل عنوان موقع، مثل \u2066example.com\u2069',
  'field.page-address': 'أدخل عنوان الصفحة كاملًا، مثل \u2066https://example.org/post/1\u2069',
  'field.choice': 'اختر واحدًا مما يلي: \u2068{choices}\u2069.',
  'field.id': 'يجب أن يكون هذا معرّف تعليق.',
  'field.number': 'يجب أن يكون هذا عددًا صحيحًا من {min} إلى {max}.',
  'field.day': 'يجب أن يكون هذا تاريخًا مثل \u20662026-11-24\u2069.',
  'field.host': 'يجب أن يكون هذا اسم مضيف مثل \u2066example.org\u2069.',
  'field.cursor': 'هذا الموضع في القائمة غير معروف. ابدأ من جديد من دونه.',
  'field.key': 'يجب أن تكون قيمة Idempotency-Key معرّف UUID.',
  'page.error-prefix': 'خطأ:',
  'error.sites/unknown': 'لا يوجد هنا موقع بهذا الاسم. قارنه بالمقتطف المعروض في لوحة الإشراف.',
  'error.sites/origin-not-allowed':
    'لا يحق لصفحات \u2066{origin}\u2069 النشر في الموقع «\u2068{site}\u2069». يمكن لصاحبه إضافتها في الإعدادات.',
  'mail.wrote': 'بقلم \u2068{name}\u2069:',
  'mail.button-fallback': 'إذا لم يعمل الزر، فافتح هذا العنوان:',
}
