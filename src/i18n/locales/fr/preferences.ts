import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'Choisir ce que vous recevez',
  'preferences.title': 'Vos actualités du site {site}',
  'preferences.for':
    'Pour {address}. Cette page ne demande pas de mot de passe : gardez pour vous l’e-mail qui y a mené.',
  'preferences.done-saved': 'C’est enregistré.',
  'preferences.done-paused': 'En pause. Les actualités reviendront d’elles-mêmes.',
  'preferences.done-resumed': 'Les actualités reviennent dès maintenant.',
  'preferences.done-address':
    'Ouvrez la messagerie de la nouvelle adresse et appuyez sur le bouton de notre e-mail. D’ici là, rien ne change.',
  'preferences.done-data': 'Cherchez notre e-mail. Le lien qu’il contient vaut un jour.',
  'preferences.done-back':
    'Cherchez notre e-mail et appuyez sur le bouton qu’il contient : l’abonnement reprendra.',
  'preferences.lists': 'Ce que vous recevez',
  'preferences.consent':
    'Ce que vous cochez vous sera envoyé par e-mail par le site {site}. Vous pouvez vous désabonner d’un clic à tout moment.',
  'preferences.next': 'Prochain envoi groupé : {time}, s’il y a du nouveau.',
  'preferences.save': 'Enregistrer',
  'preferences.pause-title': 'Pause',
  'preferences.pause-text':
    'Pas d’actualités pendant un temps. Elles reviennent d’elles-mêmes le jour que vous choisissez.',
  'preferences.paused': 'En pause jusqu’au {day}.',
  'preferences.pause-until': 'Jusqu’au',
  'preferences.pause': 'Mettre en pause',
  'preferences.resume': 'Reprendre dès maintenant',
  'preferences.until-wrong': 'Choisissez un jour après aujourd’hui et d’ici un an',
  'preferences.following-title': 'E-mails sur les commentaires',
  'preferences.following-pages': {
    one: 'Vous suivez {count} conversation.',
    many: 'Vous suivez {count} de conversations.',
    other: 'Vous suivez {count} conversations.',
  },
  'preferences.following-replies': {
    one: 'Les réponses à {count} de vos commentaires arrivent par e-mail.',
    many: 'Les réponses à {count} de vos commentaires arrivent par e-mail.',
    other: 'Les réponses à {count} de vos commentaires arrivent par e-mail.',
  },
  'preferences.following-open': 'Voir ce que vous suivez, et l’arrêter',
  'preferences.address-title': 'Une autre adresse',
  'preferences.address-text':
    'Nous demandons d’abord à la nouvelle adresse, puis prévenons l’ancienne quand c’est fait.',
  'preferences.address-waits':
    'Un e-mail avec un bouton attend à l’adresse {address}. Tant qu’on n’y a pas appuyé, rien ne change.',
  'preferences.address-new': 'Nouvelle adresse e-mail',
  'preferences.address-button': 'Changer d’adresse',
  'preferences.data-open': 'Voir mes données',
  'preferences.data-title': 'Vos données',
  'preferences.data-text':
    'Tout ce que nous gardons sur vous, dans un fichier, et le bouton qui l’efface. Le lien part vers {address}, pour rester hors de portée de ceux à qui un e-mail a été transféré.',
  'preferences.data-button': 'M’envoyer le lien',
  'preferences.leave-title': 'Se désabonner',
  'preferences.leave-text':
    'Met fin à tout, aussitôt. Pendant une demi-heure, vous pouvez revenir en arrière.',
  'preferences.back-text': 'Envie de revenir ? Nous vous le demandons encore une fois par e-mail.',
  'preferences.back-button': 'Revenir',
  'preferences.new-address-title': 'Les actualités du site {site} à cette adresse ?',
  'preferences.new-address-to':
    'Un abonné du site {site} veut désormais recevoir les actualités à l’adresse {address}.',
  'preferences.new-address-text':
    'Par ce bouton, vous acceptez de recevoir les actualités du site {site} à cette adresse, et plus à l’ancienne. Vous pouvez vous désabonner d’un clic à tout moment.',
  'preferences.new-address-button': 'Utiliser cette adresse',
  'preferences.new-address-decline': 'Je n’ai rien demandé',
  'preferences.new-address-done-title': 'C’est changé',
  'preferences.new-address-done-text':
    'Les actualités du site {site} arrivent désormais à l’adresse {address}.',
  'preferences.new-address-expired':
    'Il vaut sept jours. Demandez-en un nouveau sur votre page ; chaque e-mail y mène.',
  'preferences.new-address-gone':
    'Une autre demande l’a remplacé, ou il a été annulé. Votre page montre ce qui vaut ; chaque e-mail y mène.',
  'preferences.new-address-own-title': 'Cette adresse a son propre abonnement',
  'preferences.new-address-own-text':
    '{address} reçoit déjà les actualités du site {site} : les deux abonnements restent donc tels quels. Pour n’en garder qu’un, désabonnez-vous par un e-mail reçu à l’ancienne adresse.',
  'preferences.own-title': 'Tout ce que le site {site} garde sur vous',
  'preferences.own-text':
    'Adresse, choix, listes, quand et à quel texte vous avez consenti, et quels e-mails sont partis vers {address}.',
  'preferences.own-download': 'Télécharger le fichier',
  'preferences.own-expired':
    'Un lien vers vos données vaut un jour. Nous pouvons en envoyer un nouveau à {address}.',
  'preferences.erase-title': 'Tout effacer',
  'preferences.erase-text':
    'Adresse, choix et preuves de consentement disparaissent aussitôt et pour toujours. Il reste une empreinte tirée de votre adresse, qui nous dit de ne rien lui envoyer ; on ne peut pas en déduire l’adresse.',
  'preferences.erase-comments':
    'Les commentaires que vous avez écrits sur le site {site} restent tels quels. Vous pouvez supprimer les vôtres sous l’article, ou le demander au site.',
  'preferences.erase-button': 'Tout effacer',
  'preferences.erased-title': 'Effacé',
  'preferences.erased-text':
    'Il ne reste rien sur vous dans les actualités du site {site}, et vous n’en recevrez aucune.',
  'preferences.mail.new-subject': 'Confirmez cette adresse pour les actualités : {site}',
  'preferences.mail.new-text':
    'Quelqu’un, vous sans doute, veut recevoir à cette adresse les actualités du site {site}. Appuyez sur le bouton pour accepter. D’ici là, rien ne change.',
  'preferences.mail.new-reason':
    'Vous recevez cet e-mail parce que cette adresse a été saisie sur la page d’un abonné du site {site}. Si ce n’était pas vous, ne faites rien ; ou ouvrez le lien et dites-le, et l’adresse sera bloquée pour de bon.',
  'preferences.mail.changed-subject': 'Vos actualités changent d’adresse : {site}',
  'preferences.mail.changed-text':
    'Comme demandé, les actualités du site {site} partent désormais vers {address}, et plus vers cette adresse.',
  'preferences.mail.changed-reason':
    'Si ce n’était pas vous, ouvrez votre page par le lien ci-dessus : vous pourrez y rétablir l’adresse, ou vous désabonner.',
  'preferences.mail.data-subject': 'Vos données : {site}',
  'preferences.mail.data-text':
    'Comme demandé, voici le lien vers tout ce que le site {site} garde sur vous. Il mène aussi au bouton qui l’efface.',
  'preferences.mail.data-reason':
    'Vous recevez cet e-mail parce que quelqu’un l’a demandé sur votre page du site {site}. Si ce n’était pas vous, ne faites rien. Ne transférez pas cet e-mail.',
}
