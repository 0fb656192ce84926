import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

export const kit: Record<keyof typeof en, Text> = {
  'error.fault':
    'こちら側で問題が起きました。入力した内容はそのまま残っています。少し待ってから、もう一度試してください。',
  'error.web/not-found': 'このアドレスには何もありません。',
  'error.web/fields-refused': '入力内容に見直しが必要な箇所があります。',
  'error.web/body-unreadable':
    'リクエストの本文を読み取れません。JSONまたはフォームの形式で送信してください。',
  'error.web/body-too-large': '1回のリクエストで送れる量を超えています。短くして、もう一度送信してください。',
  'error.web/media-type': 'リクエストはapplication/jsonまたはフォームとして送信してください。',
  'error.web/cross-origin':
    'このリクエストは別のサイトから届いたため、何も変更していません。ページそのものを開いて、もう一度試してください。',
  'error.web/too-many-requests': {
    other: '短い間に操作が集中しました。{count}分後にもう一度試してください。',
  },
  'error.limits/challenge-needed':
    '少し待ってください。ロボットではないことを示すために、この端末が計算しています。遅い端末では30秒ほどかかります。',
  'error.limits/challenge-failed':
    '送られた計算は使えませんでした。もう一度送ると、この端末が計算し直します。',
  'error.web/link-altered':
    'このリンクは途中で切れています。メールから直接開くか、全体をコピーしてください。',
  'error.web/link-expired': 'このリンクは期限が切れています。',
  'field.required': 'ここに入力してください。',
  'field.text': 'ここには文字列を入力してください。',
  'field.too-long': '{max}文字以内に短くしてください。',
  'field.too-long-by': { other: '{count}文字減らして、{max}文字以内にしてください。' },
  'field.email': 'メールアドレスをname@example.comのような形式で入力してください',
  'field.web-address': 'ウェブアドレスをexample.comのように入力してください',
  'field.page-address': 'ページの完全なアドレスをhttps://example.org/post/1のように入力してください',
  'field.choice': '次の中から1つ選んでください：{choices}。',
  'field.id': 'ここにはコメントのIDを指定してください。',
  'field.number': '{min}から{max}までの整数を指定してください。',
  'field.day': '日付を2026-11-24のように指定してください。',
  'field.host': 'ホスト名をexample.orgのように指定してください。',
  'field.cursor': '一覧のこの位置は見つかりません。指定せずに最初からやり直してください。',
  'field.key': 'Idempotency-KeyにはUUIDを指定してください。',
  'page.error-prefix': 'エラー：',
  'error.sites/unknown': 'この名前のサイトはここにありません。管理画面のコードと見比べてください。',
  'error.sites/origin-not-allowed':
    '{origin}のページからサイト「{site}」に投稿することはできません。サイトの所有者が設定で追加できます。',
  'mail.wrote': '{name}さんのコメント：',
  'mail.button-fallback': 'ボタンが動かない場合は、このアドレスを開いてください：',
}
