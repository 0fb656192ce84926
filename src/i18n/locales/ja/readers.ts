import type { Text } from '../../text'
import type { readers as en } from '../en/readers'

export const readers: Record<keyof typeof en, Text> = {
  'error.bans/banned':
    'このサイトでは、あなたからのコメント・投票・報告を今後受け付けません。運営チームがあなたを参加停止にしました。',
  'error.bans/banned-until':
    'このサイトでは、{until}まで、あなたからのコメント・投票・報告を受け付けません。運営チームがあなたを参加停止にしました。',
  'error.comments/votes-off': 'このサイトでは投票を受け付けていません。',
  'error.comments/vote-own': 'これはあなた自身のコメントです。投票や報告はほかの人だけができます。',
  'error.comments/readers-many':
    '今日は同じネットワークから新しい読者が多く訪れたため、初めての端末からの投票や報告は現在数えていません。明日もう一度試してください。',
  'comments.sort-top': '評価順',
  'comments.only-up': 'このサイトで受け付けるのは賛成票だけです。1を送信してください。',
  'comments.votes': { other: '{count}票' },
  'comments.score': { other: '{count}点' },
  'comments.vote-up': { other: '賛成する：{count}票' },
  'comments.vote-up-score': { other: '賛成する：{count}点' },
  'comments.vote-down': '反対する',
  'desk.set-votes': '読者の投票',
  'desk.votes-off': 'なし',
  'desk.votes-up': '賛成のみ',
  'desk.votes-both': '賛成と反対',
  'desk.set-votes-hint':
    '投票にアカウントは要りません。コメントごとに1端末1票で、ネットワークごとに上限があります。「評価順」はこの票で決まります。',
  'error.comments/reports-many':
    '同じネットワークから多くの報告が届いています。1時間後にもう一度試してください。',
  'comments.report': '報告',
  'comments.report-whom': '{name}さんのコメント',
  'comments.report-title': 'このコメントを報告',
  'comments.report-why': 'どんな問題がありますか？',
  'comments.report-choose': 'どんな問題があるか選んでください。',
  'comments.report-spam': 'スパムまたは広告',
  'comments.report-abuse': '中傷またはヘイト',
  'comments.report-off-topic': '話題と無関係',
  'comments.report-personal-data': '他人の個人情報',
  'comments.report-other': 'その他',
  'comments.report-note': '補足（任意）',
  'comments.report-note-use': 'モデレーターだけが読みます。',
  'comments.report-send': '報告を送信',
  'comments.report-done': 'ありがとうございます。モデレーターが報告とあわせてこのコメントを読みます。',
  'comments.report-close': '閉じる',
  'comments.report-sent': '報告済み',
  'comments.report-illegal': '違法な内容',
  'comments.report-answer': '違法な内容の通報への回答',
  'comments.report-answer-use':
    '何がなぜ違法なのか、知る限りのことを上に書いてください。決定をここに知らせ、その後アドレスを消去します。',
  'comments.report-notice': '{site}への通報{reference}',
  'mail.notice-arrived': '通報が届きました。{site}のチームが読み、決定をメールで知らせます。',
  'mail.notice-removed': '{site}のチームが読み、コメントは非公開になりました。',
  'mail.notice-kept': '{site}のチームが読み、コメントは公開されたままです。',
  'mail.notice-redress':
    '異議がある場合は、理由を書いて改めて報告するか、裁判所、EUでは認定紛争解決機関に申し立てることができます。',
  'comments.report-back': 'コメントに戻る',
  'desk.tab-reported': '報告あり',
  'desk.tab-reported-count': '報告あり（{count}）',
  'desk.tab-reported-more': '報告あり（{count}+）',
  'desk.list-reported': '報告されたコメント',
  'desk.chip-reported': { other: '報告{count}件' },
  'desk.keep': '残す',
  'desk.why-reported': '読者から報告がありました。',
  'desk.reports': '報告',
  'desk.report-count': '{reason}：{count}',
  'desk.reports-settled': { other: '過去に処理済み{count}件' },
  'desk.set-reports': 'コメントを隠す報告数',
  'desk.set-reports-hint':
    'それぞれ別のネットワークにいる読者がこの人数だけ報告すると、公開済みのコメントがもう一度確認に回り、それまで誰にも表示されません。0：隠さず、報告は一覧に載るだけです。',
  'desk.notice-reported-subject': '報告：「{page}」への{name}さんのコメント',
  'desk.notice-reported-text': {
    other:
      '「{page}」への{name}さんのコメントを{count}人の読者が報告しました。モデレーターが判断するまで、誰にも表示されません。',
  },
  'desk.log-comment.report-hold': '読者の報告により保留',
  'comments.low': { other: '低評価：{count}点' },
  'comments.long': '{name}さんのコメントの全文',
  'comments.badge-team': 'チーム',
  'comments.badge-author': '筆者',
  'comments.pinned': '固定',
  'desk.set-low': 'コメントを折りたたむ反対票の数',
  'desk.set-low-hint':
    '賛成と反対の両方に投票できる場合、反対票が賛成票をこの数だけ上回ったコメントを折りたたみます。クリックすると表示されます。0：折りたたみません。',
  'error.moderation/not-pinnable': '固定できるのは、公開済みで返信ではないコメントだけです。',
  'error.moderation/pins-many':
    'このページではすでに{max}件のコメントを固定しています。先に1件の固定を外してください。',
  'desk.pin': '先頭に固定',
  'desk.unpin': '固定を外す',
  'desk.log-comment.pin': '固定',
  'desk.log-comment.unpin': '固定を解除',
  'desk.set-listed': '検索エンジン',
  'desk.listed-yes': 'スレッドを見つけてよい',
  'desk.listed-no': 'スレッドを見つけてはいけない',
  'desk.set-listed-hint':
    'スクリプトなしの、スレッドだけのページについての設定です。静的なコピーにはdata-nosnippetが付きます。埋め込み先のページに表示されるものは、そのページ次第です。',
}
