/** The reader's own page, a new address, all data. */
export const preferences = {
  'preferences.link': 'Choose what you get',
  'preferences.title': 'Your news from {site}',
  'preferences.for': 'For {address}. This page needs no password: keep the mail that led here to yourself.',
  'preferences.done-saved': 'Saved.',
  'preferences.done-paused': 'Paused. News come again by themselves.',
  'preferences.done-resumed': 'News come again from now on.',
  'preferences.done-address':
    'Look into the mailbox of the new address and press the button in our mail. Until then nothing changes.',
  'preferences.done-data': 'Look for our mail. The link in it works for a day.',
  'preferences.done-back': 'Look for our mail and press the button in it, and you are back in.',
  'preferences.lists': 'What you get',
  'preferences.consent':
    'What you tick comes by e-mail from {site}. You can leave with one click at any time.',
  'preferences.next': 'Gathered news come next on {time}, if there are any.',
  'preferences.save': 'Save',
  'preferences.pause-title': 'Pause',
  'preferences.pause-text': 'No news for a while. They come again by themselves on the day you choose.',
  'preferences.paused': 'Paused until {day}.',
  'preferences.pause-until': 'Until',
  'preferences.pause': 'Pause',
  'preferences.resume': 'News again from now on',
  'preferences.until-wrong': 'Choose a day after today and within a year',
  'preferences.following-title': 'Mails about comments',
  'preferences.following-pages': {
    one: 'You follow {count} conversation.',
    other: 'You follow {count} conversations.',
  },
  'preferences.following-replies': {
    one: 'Replies to {count} comment of yours come by mail.',
    other: 'Replies to {count} comments of yours come by mail.',
  },
  'preferences.following-open': 'See what you follow, and stop it',
  'preferences.address-title': 'Another address',
  'preferences.address-text': 'We ask at the new address first, and tell the old one when it is done.',
  'preferences.address-waits':
    'A mail with a button waits at {address}. Until it is pressed nothing changes.',
  'preferences.address-new': 'New e-mail address',
  'preferences.address-button': 'Change address',
  'preferences.data-open': 'See my data',
  'preferences.data-title': 'Your data',
  'preferences.data-text':
    'All we keep about you, as a file, and the button that erases it. The way there goes to {address}, so that nobody finds it whom a mail was forwarded to.',
  'preferences.data-button': 'Send me the link',
  'preferences.leave-title': 'Leave',
  'preferences.leave-text': 'Ends everything at once. For half an hour it can be taken back.',
  'preferences.back-text': 'You would like to come back? We ask you once more by mail.',
  'preferences.back-button': 'Come back',
  'preferences.new-address-title': 'News from {site} to this address?',
  'preferences.new-address-to': 'A subscriber of {site} wants the news to come to {address} from now on.',
  'preferences.new-address-text':
    'With the button you agree to get the news of {site} at this address, and no longer at the old one. You can leave with one click at any time.',
  'preferences.new-address-button': 'Use this address',
  'preferences.new-address-decline': 'I did not ask for this',
  'preferences.new-address-done-title': 'Changed',
  'preferences.new-address-done-text': 'News from {site} come to {address} from now on.',
  'preferences.new-address-expired':
    'It works for seven days. Ask for a new one on your page, which every mail leads to.',
  'preferences.new-address-gone':
    'It was replaced by another wish, or taken back. Your page shows how things stand; every mail leads to it.',
  'preferences.new-address-own-title': 'This address has a subscription of its own',
  'preferences.new-address-own-text':
    '{address} gets news from {site} by itself, so both stay as they are. To get them once, leave with a mail at the old address.',
  'preferences.own-title': 'All that {site} keeps about you',
  'preferences.own-text':
    'Address, choices, lists, when and to which words you agreed, and which mails went to {address}.',
  'preferences.own-download': 'Download the file',
  'preferences.own-expired': 'A link to your data works for a day. We can send a new one to {address}.',
  'preferences.erase-title': 'Erase everything',
  'preferences.erase-text':
    'Address, choices and receipts are gone at once and cannot be brought back. What stays is a mark made of your address, which tells us not to send news to it; the address cannot be read from it.',
  'preferences.erase-comments':
    'Comments you wrote at {site} stay as they are. You can delete your own below the article, or ask the site.',
  'preferences.erase-button': 'Erase everything',
  'preferences.erased-title': 'Erased',
  'preferences.erased-text': 'Nothing about you is left in the news of {site}, and none will be sent to you.',
  'preferences.mail.new-subject': 'Confirm this address for the news from {site}',
  'preferences.mail.new-text':
    'Somebody, hopefully you, wants the news from {site} to come to this address. Press the button to agree. Until then nothing changes.',
  'preferences.mail.new-reason':
    'This mail came because this address was entered on the page of a subscriber of {site}. If that was not you, do nothing; or open the link and say so, and the address is blocked for good.',
  'preferences.mail.changed-subject': 'News from {site} go to another address now',
  'preferences.mail.changed-text':
    'As asked, news from {site} go to {address} from now on, and no longer to this address.',
  'preferences.mail.changed-reason':
    'If that was not you, open your page with the link above: there you can change it back, or leave.',
  'preferences.mail.data-subject': 'Your data at {site}',
  'preferences.mail.data-text':
    'As asked, here is the way to all that {site} keeps about you. It also leads to the button that erases it.',
  'preferences.mail.data-reason':
    'This mail came because somebody asked for it on your page at {site}. If that was not you, do nothing. Do not forward this mail.',
} as const
