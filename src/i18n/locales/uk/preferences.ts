import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'Вибрати, що отримувати',
  'preferences.title': 'Ваші новини від сайту «{site}»',
  'preferences.for':
    'Для {address}. Ця сторінка не потребує пароля: нікому не показуйте лист, що привів сюди.',
  'preferences.done-saved': 'Збережено.',
  'preferences.done-paused': 'Призупинено. Новини відновляться самі.',
  'preferences.done-resumed': 'Новини знову надходитимуть відтепер.',
  'preferences.done-address':
    'Відкрийте скриньку нової адреси й натисніть кнопку в нашому листі. Доти нічого не зміниться.',
  'preferences.done-data': 'Знайдіть наш лист. Посилання в ньому діє один день.',
  'preferences.done-back': 'Знайдіть наш лист і натисніть у ньому кнопку, і ви знову з нами.',
  'preferences.lists': 'Що ви отримуєте',
  'preferences.consent':
    'Позначене надходить електронною поштою від сайту «{site}». Відписатися можна одним клацанням будь-коли.',
  'preferences.next': 'Наступна добірка, якщо будуть новини: {time}.',
  'preferences.save': 'Зберегти',
  'preferences.pause-title': 'Пауза',
  'preferences.pause-text': 'На якийсь час без новин. Вони відновляться самі в день, який ви виберете.',
  // The year ends with a full stop of its own, «р.».
  'preferences.paused': 'Призупинено до {day}',
  'preferences.pause-until': 'До',
  'preferences.pause': 'Призупинити',
  'preferences.resume': 'Відновити новини зараз',
  'preferences.until-wrong': 'Виберіть день після сьогоднішнього й не далі ніж за рік',
  'preferences.following-title': 'Листи про коментарі',
  'preferences.following-pages': {
    one: 'Ви стежите за {count} розмовою.',
    few: 'Ви стежите за {count} розмовами.',
    many: 'Ви стежите за {count} розмовами.',
    other: 'Ви стежите за {count} розмови.',
  },
  'preferences.following-replies': {
    one: 'Поштою надходять відповіді на {count} ваш коментар.',
    few: 'Поштою надходять відповіді на {count} ваші коментарі.',
    many: 'Поштою надходять відповіді на {count} ваших коментарів.',
    other: 'Поштою надходять відповіді на {count} вашого коментаря.',
  },
  'preferences.following-open': 'Переглянути, за чим ви стежите, і припинити',
  'preferences.address-title': 'Інша адреса',
  'preferences.address-text':
    'Спершу ми запитаємо на новій адресі, а коли все буде готово, повідомимо на стару.',
  'preferences.address-waits':
    'Лист із кнопкою чекає на {address}. Доки її не натиснуто, нічого не зміниться.',
  'preferences.address-new': 'Нова адреса електронної пошти',
  'preferences.address-button': 'Змінити адресу',
  'preferences.data-open': 'Переглянути мої дані',
  'preferences.data-title': 'Ваші дані',
  'preferences.data-text':
    'Усе, що ми зберігаємо про вас, одним файлом, і кнопка, що це стирає. Посилання туди надійде на {address}, щоб його не знайшов той, кому переслали лист.',
  'preferences.data-button': 'Надіслати мені посилання',
  'preferences.leave-title': 'Відписатися',
  'preferences.leave-text': 'Припиняє все одразу. Пів години це можна скасувати.',
  'preferences.back-text': 'Бажаєте повернутися? Ми ще раз запитаємо вас листом.',
  'preferences.back-button': 'Повернутися',
  'preferences.new-address-title': 'Надсилати новини сайту «{site}» на цю адресу?',
  'preferences.new-address-to': 'Підписник сайту «{site}» хоче, щоб новини відтепер надходили на {address}.',
  'preferences.new-address-text':
    'Кнопкою ви погоджуєтеся отримувати новини сайту «{site}» на цю адресу, а не на стару. Відписатися можна одним клацанням будь-коли.',
  'preferences.new-address-button': 'Використовувати цю адресу',
  'preferences.new-address-decline': 'Це не мій запит',
  'preferences.new-address-done-title': 'Змінено',
  'preferences.new-address-done-text': 'Новини сайту «{site}» відтепер надходять на {address}.',
  'preferences.new-address-expired':
    'Воно діє сім днів. Нове можна отримати на вашій сторінці, куди веде кожен лист.',
  'preferences.new-address-gone':
    'Його замінив інший запит або його скасовано. Як є зараз, показує ваша сторінка, куди веде кожен лист.',
  'preferences.new-address-own-title': 'Ця адреса має власну підписку',
  'preferences.new-address-own-text':
    '{address} уже отримує новини сайту «{site}», тому обидві підписки лишаються без змін. Щоб отримувати їх один раз, відпишіться через лист на старій адресі.',
  'preferences.own-title': 'Усе, що сайт «{site}» зберігає про вас',
  'preferences.own-text':
    'Адреса, налаштування, розсилки, коли й на який текст ви погодилися та які листи надійшли на {address}.',
  'preferences.own-download': 'Завантажити файл',
  'preferences.own-expired': 'Посилання на ваші дані діє один день. Ми можемо надіслати нове на {address}.',
  'preferences.erase-title': 'Стерти все',
  'preferences.erase-text':
    'Адреса, налаштування й записи про згоду зникнуть одразу, повернути їх не можна. Лишиться позначка, створена з вашої адреси: вона каже нам не надсилати туди новин; прочитати з неї адресу не можна.',
  'preferences.erase-comments':
    'Ваші коментарі на сайті «{site}» лишаються. Видалити їх можна під статтею або звернувшись до сайту.',
  'preferences.erase-button': 'Стерти все',
  'preferences.erased-title': 'Стерто',
  'preferences.erased-text':
    'У новинах сайту «{site}» нічого про вас не лишилося, і вони вам не надходитимуть.',
  'preferences.mail.new-subject': 'Підтвердьте цю адресу для новин сайту «{site}»',
  'preferences.mail.new-text':
    'Хтось, сподіваємося, ви, хоче отримувати новини сайту «{site}» на цю адресу. Натисніть кнопку, щоб погодитися. Доти нічого не зміниться.',
  'preferences.mail.new-reason':
    'Цей лист надійшов, бо цю адресу ввели на сторінці підписника сайту «{site}». Якщо це були не ви, нічого не робіть; або відкрийте посилання й повідомте про це, і адресу буде заблоковано назавжди.',
  'preferences.mail.changed-subject': 'Новини сайту «{site}» тепер надходять на іншу адресу',
  'preferences.mail.changed-text':
    'За запитом новини сайту «{site}» відтепер надходять на {address}, а не на цю адресу.',
  'preferences.mail.changed-reason':
    'Якщо це були не ви, відкрийте свою сторінку за посиланням вище: там можна повернути адресу або відписатися.',
  'preferences.mail.data-subject': 'Ваші дані на сайті «{site}»',
  'preferences.mail.data-text':
    'За запитом надсилаємо посилання на все, що сайт «{site}» зберігає про вас. Там є й кнопка, що це стирає.',
  'preferences.mail.data-reason':
    'Цей лист надійшов, бо хтось попросив про нього на вашій сторінці сайту «{site}». Якщо це були не ви, нічого не робіть. Не пересилайте цей лист.',
}
