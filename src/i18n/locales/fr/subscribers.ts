import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'Les pages de {origin} n’appartiennent pas au site « {site} ». Son propriétaire peut les ajouter dans les réglages.',
  'error.subscribers/form-unknown': 'Ce site n’a pas de formulaire d’abonnement « {form} ».',
  'error.subscribers/list-unknown': 'Le site « {site} » n’a pas de liste « {list} ».',
  'error.subscribers/lists-closed': 'Ce formulaire ne prend plus d’abonnements : ses listes sont fermées.',
  'subscribers.news-of': 'Actualités : {site}',
  'subscribers.list-missing': 'Choisissez au moins une liste',
  'subscribers.list-not-there': 'Le site « {site} » n’a pas de liste « {list} ». Choisissez-en une autre.',
  'subscribers.time-zone-wrong': 'Donnez un fuseau horaire par son nom, par exemple Europe/Paris',
  'subscribers.email-missing': 'Saisissez votre adresse e-mail',
  'subscribers.email-label': 'Adresse e-mail',
  'subscribers.name-label': 'Nom (facultatif)',
  'subscribers.lists-label': 'Que souhaitez-vous recevoir ?',
  'subscribers.frequency-label': 'À quel rythme',
  'subscribers.frequency-at-once': 'Aussitôt, une par une',
  'subscribers.frequency-daily': 'Regroupées, une fois par jour',
  'subscribers.frequency-weekly': 'Regroupées, une fois par semaine',
  'subscribers.weekday-label': 'Le',
  'subscribers.hour-label': 'À, heure de chez vous',
  'subscribers.time-zone-label': 'Votre fuseau horaire',
  'subscribers.id-wrong': 'Utilisez un mot fait de a–z, 0–9 et « - », de 32 caractères au plus',
  'subscribers.id-taken': 'Cet identifiant est déjà pris. Choisissez un autre mot.',
  'subscribers.lists-many':
    'Un site a {max} listes au plus. Donnez plutôt un nouvel usage à une liste fermée.',
  'subscribers.forms-many':
    'Un site a {max} formulaires au plus. Modifiez-en un qui n’est plus sur aucune page.',
  'subscribers.form-default': 'Formulaire habituel',
  'subscribers.sign-up-button': 'S’abonner',
  'subscribers.sending': 'Envoi…',
  'subscribers.consent':
    'En vous abonnant, vous acceptez de recevoir par e-mail les actualités du site {site}. Vous pouvez vous désabonner d’un clic à tout moment.',
  'subscribers.page-title': 'Actualités du site {site}',
  'subscribers.page-text': 'Laissez votre adresse e-mail, et les actualités du site {site} viennent à vous.',
  'subscribers.pending-title': 'Encore une étape',
  'subscribers.pending': 'Cherchez notre e-mail et appuyez sur le bouton qu’il contient.',
  'subscribers.pending-later':
    'Cherchez notre e-mail et appuyez sur le bouton qu’il contient. Les inscriptions sont nombreuses en ce moment : il peut mettre une heure ou plus.',
  'subscribers.pending-change': 'Utiliser une autre adresse',
  'subscribers.pending-hint':
    'Rien au bout de trois minutes ? Regardez dans les indésirables, ou recommencez dans dix minutes.',
  'subscribers.back': 'Retour à la page d’où vous venez',
  'subscribers.confirm-title': 'Confirmez votre abonnement',
  'subscribers.confirm-text': 'Les actualités du site {site} arriveront à l’adresse {address}.',
  'subscribers.confirm-button': 'Confirmer l’abonnement',
  'subscribers.confirmed-title': 'C’est fait',
  'subscribers.confirmed-text':
    'Les actualités du site {site} arriveront à l’adresse {address}. Chaque e-mail contient un lien de désabonnement.',
  'subscribers.already-title': 'Déjà confirmé',
  'subscribers.already-text':
    'Les actualités du site {site} arrivent à l’adresse {address}. Il ne reste rien à faire.',
  'subscribers.expired-title': 'Ce lien est trop ancien pour servir',
  'subscribers.expired-text':
    'Un lien de confirmation vaut sept jours. Nous pouvons en envoyer un nouveau à {address}.',
  'subscribers.used-title': 'Ce lien a déjà servi',
  'subscribers.used-text':
    'Il a servi à abonner {address}, qui s’est désabonnée depuis. Nous pouvons envoyer un nouveau lien.',
  'subscribers.again-button': 'Envoyer un nouvel e-mail',
  'subscribers.again-title': 'Cherchez notre e-mail',
  'subscribers.again-text':
    'Un nouvel e-mail part vers {address}. Si vous venez d’en demander un, utilisez celui que vous avez.',
  'subscribers.gone-title': 'Cette demande n’existe plus',
  'subscribers.gone-text':
    'Elle a été effacée, et plus rien ne sera envoyé à cause d’elle. Vous pouvez vous abonner de nouveau à tout moment.',
  'subscribers.not-me-title': 'Vous n’avez rien demandé ?',
  'subscribers.not-me-text':
    'Quelqu’un a saisi {address} pour recevoir les actualités du site {site}. Ce bouton efface la demande, et plus rien ne sera envoyé à cette adresse.',
  'subscribers.not-me-button': 'Effacer, ne rien m’envoyer',
  'subscribers.not-me-done-title': 'Effacé',
  'subscribers.not-me-done-text': 'Plus rien ne sera envoyé à {address}.',
  'subscribers.leave-title': 'Ne plus recevoir les actualités du site {site} ?',
  'subscribers.leave-text': 'Plus rien ne sera envoyé à {address}.',
  'subscribers.leave-list-title': 'Quitter « {list} » ?',
  'subscribers.leave-list-text':
    'Plus rien de « {list} » ne sera envoyé à {address}. Rien ne change pour les autres listes du site {site}.',
  'subscribers.left-list-text':
    '{address} ne recevra plus rien de « {list} ». Rien ne change pour les autres listes du site {site}.',
  'subscribers.leave-button': 'Se désabonner',
  'subscribers.left-title': 'Désabonnement enregistré',
  'subscribers.left-text': '{address} ne recevra plus les actualités du site {site}.',
  'subscribers.undo-text': 'Un clic de trop ? Pendant une demi-heure, vous pouvez revenir en arrière.',
  'subscribers.undo-button': 'Annuler',
  'subscribers.reason-ask': 'Pourquoi partez-vous ?',
  'subscribers.reason-too-many': 'Trop de messages',
  'subscribers.reason-not-expected': 'Pas ce que j’attendais',
  'subscribers.reason-never-asked': 'Je n’ai rien demandé',
  'subscribers.reason-elsewhere': 'Je le lis ailleurs',
  'subscribers.reason-hint': 'Le site voit la réponse, pas votre nom.',
  'subscribers.reason-button': 'Envoyer la réponse',
  'subscribers.undone-title': 'L’abonnement reprend',
  'subscribers.undone-text': 'Les actualités du site {site} continuent d’arriver à l’adresse {address}.',
  'subscribers.undo-late-title': 'Il est trop tard pour annuler',
  'subscribers.undo-late-text':
    'On peut revenir sur un désabonnement pendant une demi-heure. Pour recevoir de nouveau les actualités du site {site}, abonnez-vous encore une fois.',
  'subscribers.unknown-title': 'Cette adresse n’est pas sur la liste',
  'subscribers.unknown-text': 'Tout ce qui la concerne a été effacé, et rien ne lui sera envoyé.',
  'subscribers.mail.confirm-subject': 'Confirmez votre abonnement : {site}',
  'subscribers.mail.confirm-text':
    'Quelqu’un, vous sans doute, a demandé à recevoir à cette adresse les actualités du site {site}. Appuyez sur le bouton pour confirmer. D’ici là, rien ne sera envoyé.',
  'subscribers.mail.confirm-until': 'Le bouton fonctionne jusqu’au {time}.',
  'subscribers.mail.not-me': 'Je n’ai rien demandé',
  'subscribers.mail.confirm-reason':
    'Vous recevez cet e-mail parce que cette adresse a été saisie dans un formulaire d’abonnement du site {site}. Si ce n’était pas vous, ne faites rien, et il n’en viendra pas d’autre ; ou dites-le-nous par le lien ci-dessus, et l’adresse sera bloquée pour de bon.',
  'subscribers.mail.already-subject': 'Vous recevez déjà les actualités : {site}',
  'subscribers.mail.already-text':
    'Cette adresse a été saisie dans un formulaire d’abonnement du site {site}. Elle est déjà sur la liste : il n’y a rien à faire.',
  'subscribers.mail.already-reason':
    'Si la nouvelle demande ne vient pas de vous, rien n’a changé. Si vous ne voulez plus de ces actualités, désabonnez-vous par le lien ci-dessus.',
  'subscribers.no-answer':
    'Aucune réponse n’est arrivée : vous n’êtes pas encore inscrit. Vérifiez la connexion et appuyez de nouveau sur le bouton.',
  'subscribers.did-you-mean': 'Si rien n’arrive : vouliez-vous dire {address} ?',
}
