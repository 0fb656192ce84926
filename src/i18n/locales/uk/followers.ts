import type { Text } from '../../text'
import type { followers as en } from '../en/followers'

export const followers: Record<keyof typeof en, Text> = {
  'error.followers/code-wrong': 'Це не код з нашого листа. Порівняйте вісім цифр.',
  'error.followers/code-over':
    'Термін дії коду минув, або його вводили надто багато разів. Попросіть новий лист.',
  'error.following/page-not-allowed':
    'Сторінки {origin} не належать до сайту «{site}». Власник може додати їх у налаштуваннях.',
  'error.following/page-closed': 'Коментарі на цій сторінці закрито, тому стежити нема за чим.',
  'followers.code-wrong': 'Введіть вісім цифр коду з нашого листа.',
  'followers.notify': 'Надсилати мені',
  'followers.notify-no': 'Нічого',
  'followers.notify-replies': 'Відповіді мені',
  'followers.notify-all': 'Усі коментарі тут',
  'followers.notify-mark': 'Нічого, лише підтвердити мою адресу',
  'followers.how-often': 'Як часто',
  'followers.frequency-now': 'Одразу',
  'followers.frequency-hourly': 'Щогодини, разом',
  'followers.frequency-daily': 'Раз на день, разом',
  'followers.follow-open': 'Стежити поштою',
  'followers.follow-title': 'Стежити за цією розмовою електронною поштою',
  'followers.follow-text':
    'Залиште адресу електронної пошти, і нові коментарі надходитимуть до вас. Сайт «{site}» спершу запитає вас листом, і кожен лист матиме посилання, щоб припинити.',
  'followers.follow-privacy': 'Спершу ми запитаємо вас листом. У кожному листі є посилання, щоб припинити.',
  'followers.follow-button': 'Стежити',
  'followers.now-following': 'Ви стежите за цією розмовою. У кожному листі є посилання, щоб припинити.',
  'followers.when-up': 'Написати мені, коли його опублікують',
  'followers.when-up-set': 'Ми напишемо вам, коли його опублікують.',
  'followers.asked':
    'Ми надіслали вам лист, щоб запитати, чи адреса ваша. Натисніть у ньому кнопку. Щоб отримати на цьому пристрої позначку «підтверджено», введіть тут код із листа.',
  'followers.asked-page':
    'Ми надіслали вам лист, щоб запитати, чи адреса ваша. Натисніть у ньому кнопку, і листи почнуть надходити. За три хвилини нічого не надійшло? Загляньте в папку зі спамом.',
  'followers.code-label': 'Код з нашого листа',
  'followers.code-hint': 'Вісім цифр. Вони діють годину.',
  'followers.code-button': 'Підтвердити',
  'followers.proven':
    'Підтверджено. Відтепер коментарі, які ви пишете тут із цією адресою, мають позначку «підтверджено».',
  'followers.on-device': 'Вашу адресу підтверджено на цьому пристрої.',
  'followers.forget-device': 'Забути цей пристрій',
  'followers.confirm-title': 'Підтвердьте свою адресу',
  'followers.confirm-text': 'Листи про коментарі на сайті «{site}» надходитимуть на {address}.',
  'followers.mark-text':
    'Ви підтверджуєте сайту «{site}», що {address} — ваша адреса. Листів через це не буде.',
  'followers.confirm-button': 'Підтвердити адресу',
  'followers.confirmed-title': 'Підтверджено',
  'followers.confirmed-text':
    'Листи про коментарі на сайті «{site}» надходять на {address}. У кожному листі є посилання, щоб припинити.',
  'followers.marked-text': 'Сайт «{site}» знає, що {address} — ваша адреса.',
  'followers.code-text':
    'Щоб отримати позначку «підтверджено» там, де ви писали, введіть там код {code}. Більше ніде його не вводьте.',
  'followers.gone-text': 'Усе про це стерто, і листи про коментарі через це більше не надходитимуть.',
  'followers.not-me-text':
    'Хтось увів {address}, щоб отримувати листи про коментарі на сайті «{site}». Ця кнопка стирає запит, і на цю адресу більше нічого не надійде.',
  'followers.link-expired-text':
    'Посилання на цю сторінку діє 30 днів. Ми можемо надіслати нове на {address}.',
  'followers.page-title': 'За чим ви стежите на сайті «{site}»',
  'followers.page-text': 'Листи про коментарі на сайті «{site}» надходять на {address}.',
  'followers.page-none': 'Тут ви ні за чим не стежите, тому листи не надходять.',
  'followers.page-gone': 'Сторінка, якої більше немає',
  'followers.follows-all': 'Усі коментарі, початок: {time}',
  'followers.follows-answers': 'Відповіді на ваш коментар, початок: {time}',
  'followers.follows-up': 'Публікація вашого коментаря, початок: {time}',
  'followers.stop': 'Припинити',
  'followers.stop-all': 'Припинити всі листи про коментарі на сайті «{site}»',
  'followers.save': 'Зберегти',
  'followers.devices-text':
    'Пристрої, на яких ви ввели код, ставлять позначку «підтверджено» на написане з вашою адресою.',
  'followers.forget-devices': 'Забути всі пристрої',
  'followers.did-stopped': 'Припинено. Звідти листи більше не надходитимуть.',
  'followers.did-saved': 'Збережено.',
  'followers.did-forgotten': 'Забуто. Кожен пристрій має підтвердити вашу адресу знову.',
  'followers.stop-title': 'Припинити ці листи?',
  'followers.stop-text': 'Листи про коментарі на сторінці «{page}» більше не надходитимуть на {address}.',
  'followers.stop-all-text': 'Листи про коментарі на сайті «{site}» більше не надходитимуть на {address}.',
  'followers.stopped-title': 'Припинено',
  'followers.stopped-text': 'Листи про коментарі на сторінці «{page}» більше не надходять на {address}.',
  'followers.stopped-all-text': 'Листи про коментарі на сайті «{site}» більше не надходять на {address}.',
  'followers.mail.confirm-subject': 'Підтвердьте свою адресу для сайту «{site}»',
  'followers.mail.confirm-text':
    'Хтось, сподіваємося, ви, просить надсилати на цю адресу листи про коментарі на сайті «{site}». Натисніть кнопку, щоб отримувати їх. Доти нічого не надійде.',
  'followers.mail.mark-text':
    'Хтось, сподіваємося, ви, хоче показати на сайті «{site}», що ця адреса належить йому. Натисніть кнопку, щоб підтвердити, що вона ваша.',
  'followers.mail.code':
    'Щоб отримати позначку «підтверджено», введіть цей код там, де ви писали: {code}. Він діє до {time}. Нікому його не давайте: хто його має, той видає себе там за вас.',
  'followers.mail.confirm-reason':
    'Цей лист надійшов, бо цю адресу ввели у формі для коментарів сайту «{site}». Якщо це були не ви, нічого не робіть, і більше нічого не надійде; або повідомте нам за посиланням вище, і адресу буде заблоковано назавжди.',
  'followers.mail.answers-subject': {
    one: '{count} відповідь на ваш коментар на сайті «{site}»',
    few: '{count} відповіді на ваш коментар на сайті «{site}»',
    many: '{count} відповідей на ваш коментар на сайті «{site}»',
    other: '{count} відповіді на ваш коментар на сайті «{site}»',
  },
  'followers.mail.news-subject': {
    one: '{count} новий коментар на сайті «{site}»',
    few: '{count} нові коментарі на сайті «{site}»',
    many: '{count} нових коментарів на сайті «{site}»',
    other: '{count} нового коментаря на сайті «{site}»',
  },
  'followers.mail.answers-text': {
    one: 'На сайті «{site}» є {count} відповідь на ваш коментар.',
    few: 'На сайті «{site}» є {count} відповіді на ваш коментар.',
    many: 'На сайті «{site}» є {count} відповідей на ваш коментар.',
    other: 'На сайті «{site}» є {count} відповіді на ваш коментар.',
  },
  'followers.mail.news-text': {
    one: 'На сайті «{site}», де ви стежите, є {count} новий коментар.',
    few: 'На сайті «{site}», де ви стежите, є {count} нові коментарі.',
    many: 'На сайті «{site}», де ви стежите, є {count} нових коментарів.',
    other: 'На сайті «{site}», де ви стежите, є {count} нового коментаря.',
  },
  'followers.mail.open': 'Читати на сторінці',
  'followers.mail.up-subject': 'Ваш коментар на сайті «{site}» опубліковано',
  'followers.mail.up-text': 'Ваш коментар на сайті «{site}» уже можна прочитати.',
  'followers.mail.more': {
    one: 'На сторінці є ще {count} коментар.',
    few: 'На сторінці є ще {count} коментарі.',
    many: 'На сторінці є ще {count} коментарів.',
    other: 'На сторінці є ще {count} коментаря.',
  },
  'followers.mail.stop': 'Припинити ці листи',
  'followers.mail.stop-all': 'Припинити всі листи про коментарі на сайті «{site}»',
  'followers.mail.manage': 'Переглянути, за чим ви стежите й як часто надходять листи',
  'followers.mail.news-reason':
    'Цей лист надійшов, бо ви попросили про це сайт «{site}» і підтвердили цю адресу. Посилання вище припиняють листи одразу.',
  'followers.mail.link-subject': 'За чим ви стежите на сайті «{site}»',
  'followers.mail.link-text':
    'Ось нове посилання на те, за чим ви стежите на сайті «{site}». Воно діє 30 днів.',
  'followers.mail.link-reason':
    'Цей лист надійшов, бо хтось відкрив старе посилання на цю сторінку й попросив нове. Якщо це були не ви, нічого не змінилося.',
  'mail.sample-follow': 'Підтвердження адреси для коментарів',
  'mail.sample-follow-link': 'Нове посилання на те, за чим стежать',
  'mail.sample-answer': 'Відповідь на коментар',
  'mail.sample-comment-up': 'Ваш коментар опубліковано',
  'mail.sample-news-digest': 'Нові коментарі разом',
  'desk.mail-job-followers.send-confirmation': 'підтвердження адреси для коментарів',
  'desk.mail-job-followers.send-link': 'посилання на те, за чим стежать',
  'desk.mail-job-followers.tell-up': 'лист авторові опублікованого коментаря',
  'desk.mail-job-following.tell-at-once': 'лист про коментар для тих, хто стежить',
  'desk.email-proven': 'підтверджено',
  'desk.email-typed': 'лише введено',
  'desk.log-follower.confirm': 'підтвердження адреси',
  'desk.log-follower.decline': 'листів не просили',
  'desk.log-follower.stop': 'стеження припинено',
  'desk.log-follower.stop-all': 'усі листи про коментарі припинено',
  'desk.log-follower.frequency': 'змінено частоту листів',
  'desk.log-follower.forget-devices': 'усі пристрої забуто',
}
