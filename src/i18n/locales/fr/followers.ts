import type { Text } from '../../text'
import type { followers as en } from '../en/followers'

export const followers: Record<keyof typeof en, Text> = {
  'error.followers/code-wrong': 'Ce n’est pas le code de notre e-mail. Comparez les huit chiffres.',
  'error.followers/code-over':
    'Ce code est trop ancien, ou a été essayé trop souvent. Demandez un nouvel e-mail.',
  'error.following/page-not-allowed':
    'Les pages de {origin} n’appartiennent pas au site « {site} ». Son propriétaire peut les ajouter dans les réglages.',
  'error.following/page-closed': 'Les commentaires sont fermés sur cette page : il n’y a plus rien à suivre.',
  'followers.code-wrong': 'Saisissez les huit chiffres du code de notre e-mail.',
  'followers.notify': 'M’envoyer par e-mail',
  'followers.notify-no': 'Rien',
  'followers.notify-replies': 'Les réponses à mon commentaire',
  'followers.notify-all': 'Tous les commentaires de la page',
  'followers.notify-mark': 'Rien, seulement confirmer mon adresse',
  'followers.how-often': 'À quel rythme',
  'followers.frequency-now': 'Aussitôt',
  'followers.frequency-hourly': 'Toutes les heures, regroupés',
  'followers.frequency-daily': 'Une fois par jour, regroupés',
  'followers.follow-open': 'Suivre par e-mail',
  'followers.follow-title': 'Suivre cette conversation par e-mail',
  'followers.follow-text':
    'Laissez votre adresse e-mail, et les nouveaux commentaires viennent à vous. Le site {site} vous le demande d’abord par e-mail, et chaque e-mail contient un lien pour arrêter.',
  'followers.follow-privacy':
    'Nous vous le demandons d’abord par e-mail. Chaque e-mail contient un lien pour arrêter.',
  'followers.follow-button': 'Suivre',
  'followers.now-following': 'Vous suivez cette conversation. Chaque e-mail contient un lien pour arrêter.',
  'followers.when-up': 'M’avertir par e-mail de sa publication',
  'followers.when-up-set': 'Vous recevrez un e-mail dès sa publication.',
  'followers.asked':
    'Nous vous avons envoyé un e-mail pour vérifier que l’adresse est la vôtre. Appuyez sur le bouton qu’il contient. Pour obtenir la mention « confirmé » sur cet appareil, saisissez ici le code de l’e-mail.',
  'followers.asked-page':
    'Nous vous avons envoyé un e-mail pour vérifier que l’adresse est la vôtre. Appuyez sur le bouton qu’il contient, et les envois commencent. Rien au bout de trois minutes ? Regardez dans les indésirables.',
  'followers.code-label': 'Code de notre e-mail',
  'followers.code-hint': 'Huit chiffres. Ils valent une heure.',
  'followers.code-button': 'Confirmer',
  'followers.proven':
    'Confirmé. Désormais, les commentaires que vous écrivez ici avec cette adresse portent la mention « confirmé ».',
  'followers.on-device': 'Votre adresse est confirmée sur cet appareil.',
  'followers.forget-device': 'Oublier cet appareil',
  'followers.confirm-title': 'Confirmez votre adresse',
  'followers.confirm-text':
    'Les e-mails sur les commentaires du site {site} arriveront à l’adresse {address}.',
  'followers.mark-text':
    'Vous confirmez au site {site} que l’adresse {address} est la vôtre. Aucun envoi n’en découle.',
  'followers.confirm-button': 'Confirmer l’adresse',
  'followers.confirmed-title': 'Confirmé',
  'followers.confirmed-text':
    'Les e-mails sur les commentaires du site {site} arrivent à l’adresse {address}. Chaque e-mail contient un lien pour arrêter.',
  'followers.marked-text': 'Le site {site} sait que l’adresse {address} est la vôtre.',
  'followers.code-text':
    'Pour obtenir la mention « confirmé » là où vous avez écrit, saisissez-y le code {code}. Ne le saisissez nulle part ailleurs.',
  'followers.gone-text':
    'Tout ce qui s’y rapporte a été effacé, et aucun e-mail sur les commentaires ne viendra plus à ce titre.',
  'followers.not-me-text':
    'Quelqu’un a saisi {address} pour recevoir des e-mails sur les commentaires du site {site}. Ce bouton efface la demande, et plus rien ne sera envoyé à cette adresse.',
  'followers.link-expired-text':
    'Un lien vers cette page vaut 30 jours. Nous pouvons en envoyer un nouveau à {address}.',
  'followers.page-title': 'Ce que vous suivez sur le site {site}',
  'followers.page-text': 'Les e-mails sur les commentaires du site {site} arrivent à l’adresse {address}.',
  'followers.page-none': 'Vous ne suivez rien ici : aucun e-mail ne vient.',
  'followers.page-gone': 'Une page qui n’existe plus',
  'followers.follows-all': 'Tous les commentaires, depuis le {time}',
  'followers.follows-answers': 'Les réponses à votre commentaire, depuis le {time}',
  'followers.follows-up': 'La publication de votre commentaire, depuis le {time}',
  'followers.stop': 'Arrêter',
  'followers.stop-all': 'Arrêter tous les e-mails sur les commentaires du site {site}',
  'followers.save': 'Enregistrer',
  'followers.devices-text':
    'Les appareils où vous avez saisi un code ajoutent la mention « confirmé » à ce qui est écrit avec votre adresse.',
  'followers.forget-devices': 'Oublier tous les appareils',
  'followers.did-stopped': 'C’est arrêté. Plus aucun e-mail ne viendra de là.',
  'followers.did-saved': 'C’est enregistré.',
  'followers.did-forgotten': 'C’est oublié. Chaque appareil devra de nouveau confirmer votre adresse.',
  'followers.stop-title': 'Arrêter ces e-mails ?',
  'followers.stop-text':
    'Plus aucun e-mail sur les commentaires de « {page} » n’arrivera à l’adresse {address}.',
  'followers.stop-all-text':
    'Plus aucun e-mail sur les commentaires du site {site} n’arrivera à l’adresse {address}.',
  'followers.stopped-title': 'C’est arrêté',
  'followers.stopped-text':
    'Plus aucun e-mail sur les commentaires de « {page} » n’arrive à l’adresse {address}.',
  'followers.stopped-all-text':
    'Plus aucun e-mail sur les commentaires du site {site} n’arrive à l’adresse {address}.',
  'followers.mail.confirm-subject': 'Confirmez votre adresse : {site}',
  'followers.mail.confirm-text':
    'Quelqu’un, vous sans doute, a demandé à recevoir à cette adresse des e-mails sur les commentaires du site {site}. Appuyez sur le bouton pour les recevoir. D’ici là, rien ne sera envoyé.',
  'followers.mail.mark-text':
    'Quelqu’un, vous sans doute, veut montrer au site {site} que cette adresse est la sienne. Appuyez sur le bouton pour confirmer qu’elle est à vous.',
  'followers.mail.code':
    'Pour obtenir la mention « confirmé », saisissez ce code là où vous avez écrit : {code}. Il vaut jusqu’au {time}. Ne le donnez à personne : qui l’a en main passe là-bas pour vous.',
  'followers.mail.confirm-reason':
    'Vous recevez cet e-mail parce que cette adresse a été saisie dans un formulaire de commentaires du site {site}. Si ce n’était pas vous, ne faites rien, et il n’en viendra pas d’autre ; ou dites-le-nous par le lien ci-dessus, et l’adresse sera bloquée pour de bon.',
  'followers.mail.answers-subject': {
    one: 'Une réponse à votre commentaire : {site}',
    many: '{count} de réponses à votre commentaire : {site}',
    other: '{count} réponses à votre commentaire : {site}',
  },
  'followers.mail.news-subject': {
    one: 'Un nouveau commentaire : {site}',
    many: '{count} de nouveaux commentaires : {site}',
    other: '{count} nouveaux commentaires : {site}',
  },
  'followers.mail.answers-text': {
    one: 'Quelqu’un a répondu à votre commentaire sur le site {site}.',
    many: 'Il y a {count} de réponses à votre commentaire sur le site {site}.',
    other: 'Il y a {count} réponses à votre commentaire sur le site {site}.',
  },
  'followers.mail.news-text': {
    one: 'Il y a un nouveau commentaire dans ce que vous suivez sur le site {site}.',
    many: 'Il y a {count} de nouveaux commentaires dans ce que vous suivez sur le site {site}.',
    other: 'Il y a {count} nouveaux commentaires dans ce que vous suivez sur le site {site}.',
  },
  'followers.mail.open': 'Lire sur la page',
  'followers.mail.up-subject': 'Votre commentaire est publié : {site}',
  'followers.mail.up-text': 'Votre commentaire sur le site {site} est maintenant en ligne.',
  'followers.mail.more': {
    one: 'Il y en a {count} autre sur la page.',
    many: 'Il y en a {count} d’autres sur la page.',
    other: 'Il y en a {count} autres sur la page.',
  },
  'followers.mail.stop': 'Arrêter ces e-mails',
  'followers.mail.stop-all': 'Arrêter tous les e-mails sur les commentaires du site {site}',
  'followers.mail.manage': 'Voir ce que vous suivez et à quel rythme viennent les e-mails',
  'followers.mail.news-reason':
    'Vous recevez cet e-mail parce que vous l’avez demandé au site {site} et avez confirmé cette adresse. Les liens ci-dessus y mettent fin aussitôt.',
  'followers.mail.link-subject': 'Ce que vous suivez : {site}',
  'followers.mail.link-text':
    'Voici un nouveau lien vers ce que vous suivez sur le site {site}. Il vaut 30 jours.',
  'followers.mail.link-reason':
    'Vous recevez cet e-mail parce que quelqu’un a ouvert un ancien lien vers cette page et en a demandé un nouveau. Si ce n’était pas vous, rien n’a changé.',
  'mail.sample-follow': 'Confirmer une adresse pour les commentaires',
  'mail.sample-follow-link': 'Un nouveau lien vers ce que l’on suit',
  'mail.sample-answer': 'Une réponse à un commentaire',
  'mail.sample-comment-up': 'Votre commentaire est publié',
  'mail.sample-news-digest': 'De nouveaux commentaires, regroupés',
  'desk.mail-job-followers.send-confirmation': 'confirmation d’une adresse pour les commentaires',
  'desk.mail-job-followers.send-link': 'lien vers ce que l’on suit',
  'desk.mail-job-followers.tell-up': 'e-mail à l’auteur d’un commentaire publié',
  'desk.mail-job-following.tell-at-once': 'e-mail sur un commentaire à qui le suit',
  'desk.email-proven': 'confirmée',
  'desk.email-typed': 'seulement saisie',
  'desk.log-follower.confirm': 'a confirmé une adresse',
  'desk.log-follower.decline': 'n’avait pas demandé d’e-mails',
  'desk.log-follower.stop': 'a cessé de suivre',
  'desk.log-follower.stop-all': 'a arrêté tous les e-mails sur les commentaires',
  'desk.log-follower.frequency': 'a changé le rythme des e-mails',
  'desk.log-follower.forget-devices': 'a oublié tous les appareils',
}
