import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'Сторінки {origin} не належать до сайту «{site}». Власник може додати їх у налаштуваннях.',
  'error.subscribers/form-unknown': 'Форми підписки «{form}» на цьому сайті немає.',
  'error.subscribers/list-unknown': 'Розсилки «{list}» на сайті «{site}» немає.',
  'error.subscribers/lists-closed': 'Ця форма більше не приймає підписок: її розсилки закрито.',
  'subscribers.news-of': 'Новини сайту «{site}»',
  'subscribers.list-missing': 'Виберіть принаймні одну розсилку',
  'subscribers.list-not-there': 'Розсилки «{list}» на сайті «{site}» немає. Виберіть іншу.',
  'subscribers.time-zone-wrong': 'Укажіть часовий пояс за назвою, наприклад Europe/Berlin',
  'subscribers.email-missing': 'Введіть адресу своєї електронної пошти',
  'subscribers.email-label': 'Адреса електронної пошти',
  'subscribers.name-label': 'Ім’я (необов’язково)',
  'subscribers.lists-label': 'Що бажаєте отримувати?',
  'subscribers.frequency-label': 'Як часто',
  'subscribers.frequency-at-once': 'Одразу, кожну новину окремо',
  'subscribers.frequency-daily': 'Добіркою, раз на день',
  'subscribers.frequency-weekly': 'Добіркою, раз на тиждень',
  'subscribers.weekday-label': 'День',
  'subscribers.hour-label': 'Година, за вашим часом',
  'subscribers.time-zone-label': 'Ваш часовий пояс',
  'subscribers.id-wrong': 'Введіть слово з символів a–z, 0–9 та «-», не довше за 32 символи',
  'subscribers.id-taken': 'Такий ідентифікатор уже є. Виберіть інше слово.',
  'subscribers.lists-many':
    'Найбільша кількість розсилок на сайті — {max}. Дайте нову роботу одній із закритих.',
  'subscribers.forms-many':
    'Найбільша кількість форм на сайті — {max}. Змініть ту, якої вже немає на жодній сторінці.',
  'subscribers.form-default': 'Звичайна форма',
  'subscribers.sign-up-button': 'Підписатися',
  'subscribers.sending': 'Надсилаємо…',
  'subscribers.consent':
    'Підписуючись, ви погоджуєтеся отримувати новини сайту «{site}» електронною поштою. Відписатися можна одним клацанням будь-коли.',
  'subscribers.page-title': 'Новини сайту «{site}»',
  'subscribers.page-text': 'Залиште адресу електронної пошти, і новини сайту «{site}» надходитимуть до вас.',
  'subscribers.pending-title': 'Ще один крок',
  'subscribers.pending': 'Знайдіть наш лист і натисніть у ньому кнопку.',
  'subscribers.pending-later':
    'Знайдіть наш лист і натисніть у ньому кнопку. Зараз підписується багато людей, тож він може йти годину або довше.',
  'subscribers.pending-change': 'Указати іншу адресу',
  'subscribers.pending-hint':
    'За три хвилини нічого не надійшло? Загляньте в папку зі спамом або підпишіться знову за десять хвилин.',
  'subscribers.back': 'Назад на сторінку, з якої ви прийшли',
  'subscribers.confirm-title': 'Підтвердьте підписку',
  'subscribers.confirm-text': 'Новини сайту «{site}» надходитимуть на {address}.',
  'subscribers.confirm-button': 'Підтвердити підписку',
  'subscribers.confirmed-title': 'Ви з нами',
  'subscribers.confirmed-text':
    'Новини сайту «{site}» надходитимуть на {address}. У кожному листі є посилання, щоб відписатися.',
  'subscribers.already-title': 'Уже підтверджено',
  'subscribers.already-text': 'Новини сайту «{site}» надходять на {address}. Більше нічого робити не треба.',
  'subscribers.expired-title': 'Термін дії цього посилання минув',
  'subscribers.expired-text':
    'Посилання для підтвердження діє сім днів. Ми можемо надіслати нове на {address}.',
  'subscribers.used-title': 'Це посилання вже використано',
  'subscribers.used-text':
    'Ним підписали адресу {address}, яку відтоді відписано. Ми можемо надіслати нове посилання.',
  'subscribers.again-button': 'Надіслати новий лист',
  'subscribers.again-title': 'Знайдіть наш лист',
  'subscribers.again-text':
    'Новий лист уже прямує на {address}. Якщо ви щойно просили про нього, скористайтеся тим, який маєте.',
  'subscribers.gone-title': 'Цього запиту більше немає',
  'subscribers.gone-text':
    'Його стерто, і через нього більше нічого не надійде. Підписатися знову можна будь-коли.',
  'subscribers.not-me-title': 'Ви цього не просили?',
  'subscribers.not-me-text':
    'Хтось увів {address}, щоб отримувати новини сайту «{site}». Ця кнопка стирає запит, і на цю адресу більше нічого не надійде.',
  'subscribers.not-me-button': 'Стерти й нічого не надсилати',
  'subscribers.not-me-done-title': 'Стерто',
  'subscribers.not-me-done-text': 'На {address} більше нічого не надійде.',
  'subscribers.leave-title': 'Відписатися від новин сайту «{site}»?',
  'subscribers.leave-text': 'На {address} більше нічого не надійде.',
  'subscribers.leave-list-title': 'Відписатися від розсилки «{list}»?',
  'subscribers.leave-list-text':
    'З розсилки «{list}» на {address} більше нічого не надійде. Інші розсилки сайту «{site}» лишаються без змін.',
  'subscribers.left-list-text':
    'На {address} більше нічого не надійде з розсилки «{list}». Інші розсилки сайту «{site}» лишаються без змін.',
  'subscribers.leave-button': 'Відписатися',
  'subscribers.left-title': 'Вас відписано',
  'subscribers.left-text': 'На {address} більше не надходитимуть новини сайту «{site}».',
  'subscribers.undo-text': 'Натиснули випадково? Пів години це можна скасувати.',
  'subscribers.undo-button': 'Скасувати',
  'subscribers.reason-ask': 'Чому ви йдете?',
  'subscribers.reason-too-many': 'Забагато листів',
  'subscribers.reason-not-expected': 'Очікування були інші',
  'subscribers.reason-never-asked': 'Підписки я не просив(ла)',
  'subscribers.reason-elsewhere': 'Читаю в іншому місці',
  'subscribers.reason-hint': 'Сайт бачить відповідь, а не ваше ім’я.',
  'subscribers.reason-button': 'Надіслати відповідь',
  'subscribers.undone-title': 'Ви знову з нами',
  'subscribers.undone-text': 'Новини сайту «{site}» і далі надходитимуть на {address}.',
  'subscribers.undo-late-title': 'Скасувати вже запізно',
  'subscribers.undo-late-text':
    'Відписку можна скасувати протягом пів години. Щоб знову отримувати новини сайту «{site}», підпишіться ще раз.',
  'subscribers.unknown-title': 'Цієї адреси немає у списку',
  'subscribers.unknown-text': 'Усе про неї стерто, і на неї нічого не надійде.',
  'subscribers.mail.confirm-subject': 'Підтвердьте підписку на новини сайту «{site}»',
  'subscribers.mail.confirm-text':
    'Хтось, сподіваємося, ви, просить надсилати на цю адресу новини сайту «{site}». Натисніть кнопку, щоб підтвердити. Доти нічого не надійде.',
  'subscribers.mail.confirm-until': 'Кнопка діє до {time}.',
  'subscribers.mail.not-me': 'Це не мій запит',
  'subscribers.mail.confirm-reason':
    'Цей лист надійшов, бо цю адресу ввели у формі підписки сайту «{site}». Якщо це були не ви, нічого не робіть, і більше нічого не надійде; або повідомте нам за посиланням вище, і адресу буде заблоковано назавжди.',
  'subscribers.mail.already-subject': 'Ви вже підписані на новини сайту «{site}»',
  'subscribers.mail.already-text':
    'Цю адресу ввели у формі підписки сайту «{site}». Вона вже є у списку, тому робити нічого не треба.',
  'subscribers.mail.already-reason':
    'Якщо знову підписалися не ви, нічого не змінилося. Якщо новини вам більше не потрібні, відпишіться за посиланням вище.',
  'subscribers.no-answer':
    'Відповіді не було, тож вас ще не підписано. Перевірте зʼєднання й натисніть кнопку ще раз.',
  'subscribers.did-you-mean': 'Якщо нічого не надійде: можливо, ви мали на увазі {address}?',
}
