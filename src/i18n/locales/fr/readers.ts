import type { Text } from '../../text'
import type { readers as en } from '../en/readers'

export const readers: Record<keyof typeof en, Text> = {
  'error.bans/banned':
    'Ce site n’accepte plus vos commentaires, votes et signalements. Son équipe vous a banni.',
  'error.bans/banned-until':
    'Ce site n’accepte ni commentaire, ni vote, ni signalement de votre part jusqu’au {until}. Son équipe vous a banni.',
  'error.comments/votes-off': 'Ce site ne propose pas de votes.',
  'error.comments/vote-own': 'Ce commentaire est le vôtre. Aux autres de voter et de signaler.',
  'error.comments/readers-many':
    'Beaucoup de nouveaux lecteurs sont venus de votre réseau aujourd’hui : les votes et signalements d’appareils qui n’en avaient jamais envoyé ne comptent pas pour l’instant. Réessayez demain.',
  'comments.sort-top': 'Les mieux notés',
  'comments.only-up': 'Ce site n’accepte que les votes pour : envoyez 1.',
  'comments.votes': { one: '{count} vote', many: '{count} de votes', other: '{count} votes' },
  'comments.score': { one: '{count} point', many: '{count} de points', other: '{count} points' },
  'comments.vote-up': {
    one: 'Voter pour : {count} vote',
    many: 'Voter pour : {count} de votes',
    other: 'Voter pour : {count} votes',
  },
  'comments.vote-up-score': {
    one: 'Voter pour : {count} point',
    many: 'Voter pour : {count} de points',
    other: 'Voter pour : {count} points',
  },
  'comments.vote-down': 'Voter contre',
  'desk.set-votes': 'Votes des lecteurs',
  'desk.votes-off': 'aucun',
  'desk.votes-up': 'pour',
  'desk.votes-both': 'pour et contre',
  'desk.set-votes-hint':
    'Voter ne demande pas de compte : un vote par appareil et par commentaire, avec une limite par réseau. L’ordre « Les mieux notés » en dépend.',
  'error.comments/reports-many':
    'Beaucoup de signalements sont venus de votre réseau. Réessayez dans une heure.',
  'comments.report': 'Signaler',
  'comments.report-whom': 'le commentaire signé {name}',
  'comments.report-title': 'Signaler ce commentaire',
  'comments.report-why': 'Que lui reprochez-vous ?',
  'comments.report-choose': 'Choisissez ce que vous lui reprochez.',
  'comments.report-spam': 'Spam ou publicité',
  'comments.report-abuse': 'Insulte ou haine',
  'comments.report-off-topic': 'Hors sujet',
  'comments.report-personal-data': 'Données personnelles d’autrui',
  'comments.report-other': 'Autre chose',
  'comments.report-note': 'Une précision ? (facultatif)',
  'comments.report-note-use': 'Seule la modération la lit.',
  'comments.report-send': 'Envoyer le signalement',
  'comments.report-done': 'Merci. La modération lira ce commentaire avec votre signalement.',
  'comments.report-close': 'Fermer',
  'comments.report-sent': 'Signalé',
  'comments.report-illegal': 'Contenu illicite',
  'comments.report-answer': 'Réponse à un signalement de contenu illicite',
  'comments.report-answer-use':
    'Écrivez plus haut ce qui est illicite et pourquoi, autant que vous le sachiez. La décision vous est envoyée ici ; puis nous oublions l’adresse.',
  'comments.report-notice': 'Votre signalement {reference} à {site}',
  'mail.notice-arrived': 'Il est arrivé. L’équipe de {site} le lit et vous écrit ce qu’elle décide.',
  'mail.notice-removed': 'L’équipe de {site} l’a lu : le commentaire n’est plus public.',
  'mail.notice-gone': 'La personne qui l’a écrit a retiré le commentaire : il n’est plus public.',
  'mail.notice-kept': 'L’équipe de {site} l’a lu : le commentaire reste public.',
  'mail.notice-redress':
    'Si vous n’êtes pas d’accord, signalez-le à nouveau avec vos raisons, ou adressez-vous à un tribunal ou, dans l’UE, à un organe certifié de règlement des litiges.',
  'comments.report-back': 'Retour aux commentaires',
  'desk.tab-reported': 'Signalés',
  'desk.tab-reported-count': 'Signalés ({count})',
  'desk.tab-reported-more': 'Signalés ({count}+)',
  'desk.list-reported': 'Commentaires signalés',
  'desk.chip-reported': {
    one: '{count} signalement',
    many: '{count} de signalements',
    other: '{count} signalements',
  },
  'desk.keep': 'Garder',
  'desk.why-reported': 'Des lecteurs l’ont signalé.',
  'desk.reports': 'Signalements',
  'desk.report-count': '{reason} : {count}',
  'desk.reports-settled': {
    one: '{count} déjà réglé',
    many: '{count} déjà réglés',
    other: '{count} déjà réglés',
  },
  'desk.set-reports': 'Signalements qui masquent un commentaire',
  'desk.set-reports-hint':
    'À partir de ce nombre de lecteurs, chacun d’un réseau différent, un commentaire publié vous est de nouveau soumis ; d’ici là, personne ne le voit. 0 : jamais, les signalements ne font que remplir la liste.',
  'desk.notice-reported-subject': 'Signalé : un commentaire signé {name} sur « {page} »',
  'desk.notice-reported-text': {
    one: '{count} lecteur a signalé le commentaire signé {name} sur « {page} ». Personne ne le voit tant que la modération n’a pas tranché.',
    many: '{count} de lecteurs ont signalé le commentaire signé {name} sur « {page} ». Personne ne le voit tant que la modération n’a pas tranché.',
    other:
      '{count} lecteurs ont signalé le commentaire signé {name} sur « {page} ». Personne ne le voit tant que la modération n’a pas tranché.',
  },
  'desk.log-comment.report-hold': 'mis en attente après signalement',
  'comments.low': {
    one: 'Mal noté : {count} point',
    many: 'Mal noté : {count} de points',
    other: 'Mal noté : {count} points',
  },
  'comments.long': 'Le commentaire entier, signé {name}',
  'comments.badge-team': 'Équipe',
  'comments.badge-author': 'Auteur',
  'comments.pinned': 'épinglé',
  'desk.set-low': 'Votes contre qui replient un commentaire',
  'desk.set-low-hint':
    'Quand on peut voter pour et contre, un commentaire où les votes contre dépassent d’autant les votes pour est replié ; un clic l’affiche. 0 : jamais.',
  'error.moderation/not-pinnable':
    'Seul un commentaire publié qui ne répond à aucun autre peut être épinglé.',
  'error.moderation/pins-many':
    '{max} commentaires sont déjà épinglés sur cette page. Détachez-en un d’abord.',
  'desk.pin': 'Épingler en haut',
  'desk.unpin': 'Détacher',
  'desk.log-comment.pin': 'épinglé',
  'desk.log-comment.unpin': 'détaché',
  'desk.set-listed': 'Moteurs de recherche',
  'desk.listed-yes': 'peuvent trouver les fils',
  'desk.listed-no': 'ne peuvent pas trouver les fils',
  'desk.set-listed-hint':
    'Il s’agit des pages sans scripts, qui montrent un fil à elles seules ; les copies statiques portent data-nosnippet. Ce que montre la page hôte dépend d’elle.',
}
