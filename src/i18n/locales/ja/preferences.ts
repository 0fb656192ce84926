import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': '受け取る内容を選ぶ',
  'preferences.title': '{site}からのお知らせの設定',
  'preferences.for':
    '{address}用のページです。パスワードは要りません。このページへのリンクが載ったメールを、ほかの人に渡さないでください。',
  'preferences.done-saved': '保存しました。',
  'preferences.done-paused': '休止しました。お知らせは自動で再開します。',
  'preferences.done-resumed': 'お知らせを再開しました。',
  'preferences.done-address':
    '新しいアドレスに届いたメールを開き、ボタンを押してください。それまでは何も変わりません。',
  'preferences.done-data': 'メールを確認してください。中のリンクは1日使えます。',
  'preferences.done-back': '届いたメールを開いてボタンを押すと、購読を再開します。',
  'preferences.lists': '受け取る内容',
  'preferences.consent': '選んだ内容が{site}からメールで届きます。いつでもワンクリックで購読を解除できます。',
  'preferences.next': '次のまとめメールの予定：{time}（お知らせがある場合）。',
  'preferences.save': '保存',
  'preferences.pause-title': '休止',
  'preferences.pause-text': 'お知らせをしばらく止めます。選んだ日に自動で再開します。',
  'preferences.paused': '{day}まで休止中です。',
  'preferences.pause-until': '再開日',
  'preferences.pause': '休止する',
  'preferences.resume': '今すぐ再開',
  'preferences.until-wrong': '明日から1年以内の日を選んでください',
  'preferences.following-title': 'コメントに関するメール',
  'preferences.following-pages': { other: '{count}件の会話をフォローしています。' },
  'preferences.following-replies': { other: 'あなたのコメント{count}件への返信がメールで届きます。' },
  'preferences.following-open': 'フォロー中の会話を見る・停止する',
  'preferences.address-title': '別のアドレス',
  'preferences.address-text': '先に新しいアドレスで確認し、変更が済んだら元のアドレスに知らせます。',
  'preferences.address-waits':
    '{address}にボタン付きのメールを送りました。ボタンが押されるまで、何も変わりません。',
  'preferences.address-new': '新しいメールアドレス',
  'preferences.address-button': 'アドレスを変更',
  'preferences.data-open': '自分のデータを見る',
  'preferences.data-title': 'あなたのデータ',
  'preferences.data-text':
    '保管しているあなたの情報すべてのファイルと、それを消去するボタンです。転送されたメールを見た人に開かれないよう、リンクは{address}に送ります。',
  'preferences.data-button': 'リンクを送る',
  'preferences.leave-title': '購読解除',
  'preferences.leave-text': 'すべての配信がすぐに止まります。30分以内なら元に戻せます。',
  'preferences.back-text': '購読を再開しますか？もう一度メールで確認します。',
  'preferences.back-button': '購読を再開',
  'preferences.new-address-title': '{site}からのお知らせをこのアドレスで受け取りますか？',
  'preferences.new-address-to': '{site}の購読者が、お知らせの送り先を{address}に変更しようとしています。',
  'preferences.new-address-text':
    'ボタンを押すと、{site}からのお知らせを元のアドレスではなくこのアドレスで受け取ることに同意したことになります。いつでもワンクリックで購読を解除できます。',
  'preferences.new-address-button': 'このアドレスを使う',
  'preferences.new-address-decline': '申し込んでいません',
  'preferences.new-address-done-title': '変更しました',
  'preferences.new-address-done-text': '{site}からのお知らせは、今後{address}に届きます。',
  'preferences.new-address-expired':
    'リンクは7日間使えます。新しいリンクは、どのメールからも開けるあなたの設定ページで申し込めます。',
  'preferences.new-address-gone':
    '別の変更に置き換わったか、取り消されました。現在の状態は、どのメールからも開けるあなたの設定ページで確認できます。',
  'preferences.new-address-own-title': 'このアドレスはすでに購読中です',
  'preferences.new-address-own-text':
    '{site}からのお知らせは{address}にもすでに届いているため、どちらの購読もそのままです。1通だけにするには、元のアドレスに届いたメールから購読を解除してください。',
  'preferences.own-title': '{site}が保管しているあなたの情報すべて',
  'preferences.own-text': 'アドレス、選択内容、リスト、同意した日時と文面、{address}に送ったメール。',
  'preferences.own-download': 'ファイルをダウンロード',
  'preferences.own-expired': 'あなたのデータへのリンクは1日使えます。新しいリンクを{address}に送れます。',
  'preferences.erase-title': 'すべて消去',
  'preferences.erase-text':
    'アドレス、選択内容、同意の記録はすぐに消え、元に戻せません。残るのは、お知らせを送らないための、アドレスから作った印だけです。この印からアドレスを読み取ることはできません。',
  'preferences.erase-comments':
    '{site}に書いたコメントはそのまま残ります。自分のコメントは記事の下で削除するか、サイトに依頼できます。',
  'preferences.erase-button': 'すべて消去',
  'preferences.erased-title': '消去しました',
  'preferences.erased-text': '{site}のお知らせに、あなたの情報はもう残っていません。今後は何も送りません。',
  'preferences.mail.new-subject': '{site}からのお知らせを受け取るアドレスの確認',
  'preferences.mail.new-text':
    '{site}からのお知らせをこのアドレスで受け取る申し込みがありました。ご自身によるものであれば、ボタンを押して同意してください。それまでは何も変わりません。',
  'preferences.mail.new-reason':
    'このメールは、{site}の購読者のページでこのアドレスが入力されたため送られました。心当たりがなければ、何もしなくて構いません。リンクを開いて知らせると、このアドレスは今後ずっと受付対象外になります。',
  'preferences.mail.changed-subject': '{site}からのお知らせの送り先を変更しました',
  'preferences.mail.changed-text':
    '申し込みのとおり、{site}からのお知らせは今後{address}に届き、このアドレスには届きません。',
  'preferences.mail.changed-reason':
    '心当たりがなければ、上のリンクからあなたの設定ページを開いてください。元に戻すことも、購読を解除することもできます。',
  'preferences.mail.data-subject': '{site}にあるあなたのデータ',
  'preferences.mail.data-text':
    '申し込みのとおり、{site}が保管しているあなたの情報すべてへのリンクを送ります。消去するボタンもそこにあります。',
  'preferences.mail.data-reason':
    'このメールは、{site}のあなたのページで申し込みがあったため送られました。心当たりがなければ、何もしなくて構いません。このメールは転送しないでください。',
}
