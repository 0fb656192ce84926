import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': '选择接收的内容',
  'preferences.title': '你的{site}资讯',
  'preferences.for': '用于{address}。这个页面不需要密码：不要把带你来到这里的邮件交给他人。',
  'preferences.done-saved': '已保存。',
  'preferences.done-paused': '已暂停。到期后会自动恢复发送。',
  'preferences.done-resumed': '从现在起恢复发送资讯。',
  'preferences.done-address': '查看新地址的邮箱，并按下我们邮件中的按钮。在此之前不会有任何改变。',
  'preferences.done-data': '查收我们的邮件。其中的链接有效期为一天。',
  'preferences.done-back': '查收我们的邮件，按下其中的按钮，即可恢复订阅。',
  'preferences.lists': '你接收的内容',
  'preferences.consent': '你勾选的内容将由{site}通过电子邮件发送。你可以随时一键退订。',
  'preferences.next': '如有内容，下一次汇总将于{time}发送。',
  'preferences.save': '保存',
  'preferences.pause-title': '暂停',
  'preferences.pause-text': '暂时不接收资讯。到你选择的日期会自动恢复。',
  'preferences.paused': '已暂停至{day}。',
  'preferences.pause-until': '截止日期',
  'preferences.pause': '暂停',
  'preferences.resume': '立即恢复发送',
  'preferences.until-wrong': '选择今天之后、一年以内的日期',
  'preferences.following-title': '评论邮件',
  'preferences.following-pages': { other: '你关注了{count}个讨论。' },
  'preferences.following-replies': { other: '你有{count}条评论的回复会通过邮件通知你。' },
  'preferences.following-open': '查看并停止关注的内容',
  'preferences.address-title': '更换地址',
  'preferences.address-text': '我们会先向新地址确认，完成后通知旧地址。',
  'preferences.address-waits': '带有按钮的邮件已发送到{address}。按下按钮之前不会有任何改变。',
  'preferences.address-new': '新的电子邮箱地址',
  'preferences.address-button': '更改地址',
  'preferences.data-open': '查看我的数据',
  'preferences.data-title': '你的数据',
  'preferences.data-text':
    '我们保存的所有关于你的数据（以文件形式提供），以及用于删除它们的按钮。访问链接会发送到{address}，这样收到转发邮件的人就无法找到它。',
  'preferences.data-button': '把链接发给我',
  'preferences.leave-title': '退订',
  'preferences.leave-text': '立即终止全部订阅。半小时内可以撤销。',
  'preferences.back-text': '想重新订阅？我们会再次通过邮件向你确认。',
  'preferences.back-button': '重新订阅',
  'preferences.new-address-title': '将{site}的资讯发送到这个地址？',
  'preferences.new-address-to': '{site}的一位订阅者希望今后将资讯发送到{address}。',
  'preferences.new-address-text':
    '按下按钮即表示你同意在这个地址接收{site}的资讯，旧地址不再接收。你可以随时一键退订。',
  'preferences.new-address-button': '使用这个地址',
  'preferences.new-address-decline': '这不是我申请的',
  'preferences.new-address-done-title': '已更改',
  'preferences.new-address-done-text': '从现在起，{site}的资讯将发送到{address}。',
  'preferences.new-address-expired':
    '链接的有效期为七天。在你的页面上申请新的链接，每封邮件都有通往该页面的链接。',
  'preferences.new-address-gone':
    '它已被另一项申请取代，或已撤回。你的页面显示当前状态，每封邮件都有通往该页面的链接。',
  'preferences.new-address-own-title': '这个地址已有自己的订阅',
  'preferences.new-address-own-text':
    '{address}本身已在接收{site}的资讯，因此两者都保持不变。如果只想收到一份，通过旧地址收到的邮件退订。',
  'preferences.own-title': '{site}保存的所有关于你的数据',
  'preferences.own-text': '地址、选择、列表、你同意的时间和条文，以及发送到{address}的邮件记录。',
  'preferences.own-download': '下载文件',
  'preferences.own-expired': '通往你的数据的链接有效期为一天。我们可以向{address}发送新的链接。',
  'preferences.erase-title': '删除全部数据',
  'preferences.erase-text':
    '地址、选择和同意记录会立即删除，无法恢复。保留的只是由你的地址生成的标记，它告诉我们不要向该地址发送资讯；从标记中无法读出地址。',
  'preferences.erase-comments':
    '你在{site}写的评论保持不变。你可以在文章下方删除自己的评论，或联系网站处理。',
  'preferences.erase-button': '删除全部数据',
  'preferences.erased-title': '已删除',
  'preferences.erased-text': '{site}的资讯系统中已没有关于你的任何数据，也不会再向你发送资讯。',
  'preferences.mail.new-subject': '确认用这个地址接收{site}的资讯',
  'preferences.mail.new-text':
    '有人（希望是你）想将{site}的资讯发送到这个地址。按下按钮即表示同意。在此之前不会有任何改变。',
  'preferences.mail.new-reason':
    '你收到这封邮件，是因为有人在{site}一位订阅者的页面上填写了这个地址。如果不是你，什么也不用做；也可以打开链接告诉我们，这个地址就会被永久屏蔽。',
  'preferences.mail.changed-subject': '{site}的资讯现已改发到另一个地址',
  'preferences.mail.changed-text': '按照申请，从现在起{site}的资讯将发送到{address}，不再发送到这个地址。',
  'preferences.mail.changed-reason':
    '如果不是你申请的，通过上面的链接打开你的页面：在那里可以改回地址，或退订。',
  'preferences.mail.data-subject': '你在{site}的数据',
  'preferences.mail.data-text':
    '按照申请，这里是查看{site}所保存的全部关于你的数据的链接。通过它也能找到删除这些数据的按钮。',
  'preferences.mail.data-reason':
    '你收到这封邮件，是因为有人在你的{site}页面上提出了申请。如果不是你，什么也不用做。不要转发这封邮件。',
}
