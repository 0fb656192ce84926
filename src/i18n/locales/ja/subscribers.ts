import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    '{origin}のページはサイト「{site}」に属していません。サイトの所有者が設定で追加できます。',
  'error.subscribers/form-unknown': 'このサイトには登録フォーム「{form}」がありません。',
  'error.subscribers/list-unknown': 'サイト「{site}」にはリスト「{list}」がありません。',
  'error.subscribers/lists-closed': 'このフォームのリストはすべて受付を終了しているため、登録できません。',
  'subscribers.news-of': '{site}からのお知らせ',
  'subscribers.list-missing': 'リストを1つ以上選んでください',
  'subscribers.list-not-there':
    'サイト「{site}」にはリスト「{list}」がありません。別のリストを選んでください。',
  'subscribers.time-zone-wrong': 'タイムゾーンをAsia/Tokyoのような名前で指定してください',
  'subscribers.email-missing': 'メールアドレスを入力してください',
  'subscribers.email-label': 'メールアドレス',
  'subscribers.name-label': '名前（任意）',
  'subscribers.lists-label': '受け取りたい内容',
  'subscribers.frequency-label': '頻度',
  'subscribers.frequency-at-once': 'すぐに1通ずつ',
  'subscribers.frequency-daily': '1日1回まとめて',
  'subscribers.frequency-weekly': '週1回まとめて',
  'subscribers.weekday-label': '曜日',
  'subscribers.hour-label': '時刻（あなたの現地時間）',
  'subscribers.time-zone-label': 'タイムゾーン',
  'subscribers.id-wrong': 'a–z、0–9、「-」だけを使い、32文字以内で指定してください',
  'subscribers.id-taken': 'そのIDはすでに使われています。別の語を選んでください。',
  'subscribers.lists-many':
    '1つのサイトに作れるリストは{max}件までです。終了したリストを再利用してください。',
  'subscribers.forms-many':
    '1つのサイトに作れるフォームは{max}件までです。どのページでも使っていないものを変更してください。',
  'subscribers.form-default': '標準フォーム',
  'subscribers.sign-up-button': '登録',
  'subscribers.sending': '送信しています…',
  'subscribers.consent':
    '登録すると、{site}からのお知らせをメールで受け取ることに同意したことになります。いつでもワンクリックで購読を解除できます。',
  'subscribers.page-title': '{site}からのお知らせ',
  'subscribers.page-text': 'メールアドレスを登録すると、{site}からのお知らせが届きます。',
  'subscribers.pending-title': 'あと一歩です',
  'subscribers.pending': '届いたメールを開き、ボタンを押してください。',
  'subscribers.pending-later':
    '届いたメールを開き、ボタンを押してください。今は登録が多いため、届くまで1時間以上かかることがあります。',
  'subscribers.pending-change': '別のアドレスを使う',
  'subscribers.pending-hint':
    '3分たっても届かない場合は、迷惑メールフォルダーを確認するか、10分後にもう一度登録してください。',
  'subscribers.back': '元のページに戻る',
  'subscribers.confirm-title': '購読の確認',
  'subscribers.confirm-text': '{site}からのお知らせを{address}に送ります。',
  'subscribers.confirm-button': '購読を確定',
  'subscribers.confirmed-title': '登録が完了しました',
  'subscribers.confirmed-text':
    '{site}からのお知らせを{address}に送ります。どのメールにも購読解除のリンクがあります。',
  'subscribers.already-title': '確認済みです',
  'subscribers.already-text': '{site}からのお知らせは{address}に届きます。これ以上の操作は要りません。',
  'subscribers.expired-title': 'このリンクは期限が切れています',
  'subscribers.expired-text': '確認リンクは7日間使えます。新しいリンクを{address}に送れます。',
  'subscribers.used-title': 'このリンクは使用済みです',
  'subscribers.used-text': '{address}はこのリンクで購読を始め、その後解除しました。新しいリンクを送れます。',
  'subscribers.again-button': '新しいメールを送る',
  'subscribers.again-title': 'メールを確認してください',
  'subscribers.again-text':
    '{address}に新しいメールを送っています。直前に申し込んだ場合は、すでに届いているメールを使ってください。',
  'subscribers.gone-title': 'この申し込みはもうありません',
  'subscribers.gone-text': '申し込みは消去され、これに関するメールは今後送りません。いつでも登録し直せます。',
  'subscribers.not-me-title': '申し込んだ覚えがありませんか？',
  'subscribers.not-me-text':
    '{site}からのお知らせを受け取るために、誰かが{address}を入力しました。このボタンを押すと申し込みが消去され、今後このアドレスには何も送りません。',
  'subscribers.not-me-button': '消去して、何も受け取らない',
  'subscribers.not-me-done-title': '消去しました',
  'subscribers.not-me-done-text': '今後、{address}には何も送りません。',
  'subscribers.leave-title': '{site}からのお知らせの購読を解除しますか？',
  'subscribers.leave-text': '今後、{address}には何も送りません。',
  'subscribers.leave-list-title': '「{list}」の購読を解除しますか？',
  'subscribers.leave-list-text':
    '今後、「{list}」を{address}に送りません。{site}のほかのリストはそのままです。',
  'subscribers.left-list-text':
    '{address}に「{list}」が届くことはもうありません。{site}のほかのリストはそのままです。',
  'subscribers.leave-button': '購読を解除',
  'subscribers.left-title': '購読を解除しました',
  'subscribers.left-text': '{address}に{site}からのお知らせが届くことはもうありません。',
  'subscribers.undo-text': '間違えて押した場合は、30分以内なら元に戻せます。',
  'subscribers.undo-button': '元に戻す',
  'subscribers.reason-ask': '解除の理由を教えてください',
  'subscribers.reason-too-many': 'メールが多すぎる',
  'subscribers.reason-not-expected': '思っていた内容と違う',
  'subscribers.reason-never-asked': '登録した覚えがない',
  'subscribers.reason-elsewhere': 'ほかの場所で読んでいる',
  'subscribers.reason-hint': 'サイトに届くのは回答だけで、お名前は届きません。',
  'subscribers.reason-button': '回答を送る',
  'subscribers.undone-title': '購読を再開しました',
  'subscribers.undone-text': '{site}からのお知らせは引き続き{address}に届きます。',
  'subscribers.undo-late-title': '元に戻せる時間を過ぎました',
  'subscribers.undo-late-text':
    '購読解除を取り消せるのは30分以内です。{site}からのお知らせを再び受け取るには、もう一度登録してください。',
  'subscribers.unknown-title': 'このアドレスは登録されていません',
  'subscribers.unknown-text': 'このアドレスに関する情報はすべて消去され、何も送りません。',
  'subscribers.mail.confirm-subject': '{site}の購読を確認してください',
  'subscribers.mail.confirm-text':
    '{site}からのお知らせをこのアドレスで受け取る申し込みがありました。ご自身によるものであれば、ボタンを押して確定してください。それまでは何も送りません。',
  'subscribers.mail.confirm-until': 'ボタンの有効期限：{time}。',
  'subscribers.mail.not-me': '申し込んでいません',
  'subscribers.mail.confirm-reason':
    'このメールは、{site}の登録フォームにこのアドレスが入力されたため送られました。心当たりがなければ、何もしなくてもこれ以上は届きません。上のリンクから知らせると、このアドレスは今後ずっと受付対象外になります。',
  'subscribers.mail.already-subject': '{site}はすでに購読中です',
  'subscribers.mail.already-text':
    '{site}の登録フォームにこのアドレスが入力されました。すでに登録されているため、操作は要りません。',
  'subscribers.mail.already-reason':
    '再登録に心当たりがなくても、何も変わっていません。お知らせが不要になった場合は、上のリンクから購読を解除してください。',
  'subscribers.no-answer':
    '応答がなかったため、まだ登録されていません。接続を確認して、もう一度ボタンを押してください。',
  'subscribers.did-you-mean': '届かない場合：{address}のことですか。',
}
