import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

export const kit: Record<keyof typeof en, Text> = {
  'error.fault': 'Une panne est survenue chez nous. Votre texte est toujours là ; réessayez dans un instant.',
  'error.web/not-found': 'Il n’y a rien à cette adresse.',
  'error.web/fields-refused': 'Certaines réponses sont à revoir.',
  'error.web/body-unreadable':
    'La requête n’a pas de contenu lisible. Envoyez du JSON ou des champs de formulaire.',
  'error.web/body-too-large': 'C’est plus qu’une requête ne peut contenir. Raccourcissez et renvoyez.',
  'error.web/media-type': 'Envoyez la requête en application/json ou sous forme de formulaire.',
  'error.web/cross-origin':
    'Cette requête venait d’un autre site : rien n’a été modifié. Ouvrez la page elle-même et réessayez.',
  'error.web/too-many-requests': {
    one: 'Cela faisait beaucoup d’un coup. Réessayez dans {count} minute.',
    many: 'Cela faisait beaucoup d’un coup. Réessayez dans {count} de minutes.',
    other: 'Cela faisait beaucoup d’un coup. Réessayez dans {count} minutes.',
  },
  'error.limits/challenge-needed':
    'Un instant : cet appareil fait un calcul pour montrer qu’il n’est pas un robot. Les plus lents mettent une demi-minute.',
  'error.limits/challenge-failed':
    'Le calcul envoyé ne compte pas. Envoyez à nouveau et cet appareil en fera un autre.',
  'error.web/link-altered':
    'Ce lien est incomplet. Ouvrez-le depuis l’e-mail lui-même, ou copiez-le en entier.',
  'error.web/link-expired': 'Ce lien est trop ancien pour servir.',
  'field.required': 'Écrivez quelque chose ici.',
  'field.text': 'Il faut ici du texte.',
  'field.too-long': 'Raccourcissez à {max} caractères.',
  'field.too-long-by': {
    one: 'Raccourcissez de {count} caractère, pour en garder {max}.',
    many: 'Raccourcissez de {count} de caractères, pour en garder {max}.',
    other: 'Raccourcissez de {count} caractères, pour en garder {max}.',
  },
  'field.email': 'Saisissez une adresse e-mail complète, par exemple nom@example.com',
  'field.web-address': 'Saisissez une adresse web, par exemple example.com',
  'field.page-address': 'Donnez l’adresse complète de la page, par exemple https://example.org/post/1',
  'field.choice': 'Choisissez parmi : {choices}.',
  'field.id': 'Il faut ici le numéro d’un commentaire.',
  'field.number': 'Il faut ici un nombre entier de {min} à {max}.',
  'field.day': 'Il faut ici un jour, sous la forme 2026-11-24.',
  'field.host': 'Il faut ici un nom d’hôte, par exemple example.org.',
  'field.cursor': 'Cet endroit de la liste est inconnu. Recommencez sans lui.',
  'field.key': 'Idempotency-Key doit être un UUID.',
  'page.error-prefix': 'Erreur :',
  'error.sites/unknown':
    'Aucun site ne porte ce nom ici. Comparez-le avec le code à insérer, affiché dans l’espace de modération.',
  'error.sites/origin-not-allowed':
    'Les pages de {origin} ne peuvent rien publier sur le site « {site} ». Son propriétaire peut les ajouter dans les réglages.',
  'mail.wrote': '{name} a écrit :',
  'mail.button-fallback': 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
}
