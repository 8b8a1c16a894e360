import type * as english from '../en-GB/portal-frame';
import type { Translated } from '../portal-words';

export const frame: Translated<typeof english.frame> = {
  skip: 'Aller au contenu',
  language: 'Langue',
  forClient: 'pour {{forClient}}',
  backToList: 'Retour à la liste',
  times: 'Heure locale : {{place}}.',
  inDoubtClient:
    'Un doute ? Appelez votre interlocuteur à un numéro que vous connaissez déjà. Merci de ne pas transmettre ce lien : il n’est destiné qu’à vous.',
};

export const gone: Translated<typeof english.gone> = {
  title: 'Ce lien n’ouvre rien',
  lead: 'Il est peut-être trop ancien ou incomplet, ou n’est plus valable. Rien de ce qui a été enregistré par ce lien n’est perdu.',
  newest:
    'Ouvrez le lien du <strong>message le plus récent</strong> que vous avez reçu de nous, en le recopiant en entier s’il est coupé.',
  ask: 'Si cela ne suffit pas, <strong>répondez à ce message</strong> et demandez un nouveau lien. Vous n’aurez rien à faire deux fois.',
  noMail: 'Merci de ne pas envoyer de mots de passe par courriel à la place.',
  verify: 'Vérifier qu’une lettre vient bien de nous',
};

const notDone = 'L’opération n’a pas eu lieu';

export const refusals: Translated<typeof english.refusals> = {
  back: 'Le bouton de retour de votre navigateur ramène à la page précédente.',
  file_too_large: {
    title: 'Ce fichier est trop volumineux',
    sentence:
      'Ce fichier dépasse les {{mebibytes}} Mio qu’un fichier peut avoir. Veuillez le diviser, ou dites-le-nous et nous trouverons un autre moyen.',
  },
  too_many_files: {
    title: 'Trop de fichiers à la fois',
    sentence:
      'Au plus {{files}} fichiers peuvent être envoyés à la fois, et aucun de ceux-ci n’a été enregistré. Réunissez-les dans une archive, ou envoyez-les en plusieurs fois.',
  },
  too_many_uploads: {
    title: 'Trop de fichiers au total',
    sentence:
      'Cette demande contient déjà {{mostFiles}} fichiers, le maximum permis. Réunissez-en plusieurs dans une archive, ou écrivez-nous et nous trouverons un autre moyen.',
  },
  handover_full: {
    title: 'Il n’y a plus de place',
    sentence:
      'Les fichiers d’une demande peuvent atteindre 1 Gio au total, et celui-ci dépasserait cette limite. Ce qui a été enregistré auparavant est en sûreté. Écrivez-nous, et nous trouverons un autre moyen.',
  },
  uploads_busy: {
    title: 'Un instant, s’il vous plaît',
    sentence:
      'Plusieurs fichiers sont déjà en cours d’envoi par cette page, et rien de celui-ci n’a été enregistré. Attendez qu’ils soient arrivés, puis envoyez-le de nouveau.',
  },
  upload_gone: {
    title: 'Ce fichier est à envoyer de nouveau',
    sentence: 'L’envoi de ce fichier a été interrompu. Merci de le choisir de nouveau.',
  },
  bad_chunk: {
    title: 'L’envoi n’a pas pu être lu',
    sentence:
      'Une partie du fichier n’est pas arrivée intacte. Rechargez cette page, et choisissez de nouveau le fichier.',
  },
  form_too_large: {
    title: 'Trop de texte',
    sentence:
      'Le texte envoyé dépasse ce que cette page accepte, et rien n’a été enregistré. Envoyez les longs textes sous forme de fichier.',
  },
  not_a_form: {
    title: 'Cette page ne sait pas lire cet envoi',
    sentence:
      'Cette page n’accepte que son propre formulaire. Revenez en arrière et servez-vous-en pour l’envoi.',
  },
  broken_form: {
    title: 'L’envoi n’a pas pu être lu',
    sentence:
      'Ce que votre navigateur a envoyé était incomplet, et rien n’a été enregistré. Veuillez l’envoyer de nouveau.',
  },
  other_site: {
    title: 'L’envoi venait d’un autre site',
    sentence:
      'Cet envoi provenait d’un autre site ; rien n’a donc été fait. Ouvrez la page ici et envoyez de nouveau.',
  },
  not_accepting_yet: {
    title: 'Rien ne peut encore être accepté',
    sentence:
      'Cette page n’est pas encore prête à recevoir quoi que ce soit, et rien n’a été enregistré. Veuillez prévenir la personne qui vous a écrit, et réessayer plus tard ; votre lien reste le même.',
  },
  recipient_rejected: {
    title: 'Rien ne peut être accepté pour le moment',
    sentence:
      'Nous ne pouvons rien accepter ici pour le moment, et rien n’a été enregistré. Veuillez prévenir la personne qui vous a écrit, et n’envoyez rien par une autre voie.',
  },
  answered_enough: {
    title: notDone,
    sentence:
      'Cet élément a reçu {{mostAnswers}} réponses, le maximum possible ; la dernière envoyée reste valable. Veuillez nous dire ce qu’il faut changer.',
  },
  answers_full: {
    title: notDone,
    sentence:
      'Toutes les réponses d’une même demande ont atteint ensemble leur taille maximale, et celle-ci n’y entre plus. Ce qui a été enregistré avant est en sécurité. Veuillez nous le dire, et nous trouverons une autre solution.',
  },
  also_sent_full: {
    title: notDone,
    sentence:
      'Il n’y a plus de place pour ce qui n’était pas demandé, et rien de cet envoi n’a été enregistré. Envoyez-le comme fichier avec l’élément auquel il appartient.',
  },
  promised_enough: {
    title: notDone,
    sentence:
      'Une date a déjà été donnée deux fois pour cet élément. Veuillez l’envoyer, ou dites-nous ce qui l’empêche.',
  },
  handover_over: {
    title: notDone,
    sentence: 'Cette passation est close ; aucune signature n’est plus nécessaire.',
  },
  letter_not_ready: {
    title: notDone,
    sentence:
      'La lettre est encore en préparation, et personne ne devrait signer ce qu’il ne peut pas lire. Réessayez dans quelques minutes.',
  },
  not_opened: {
    title: notDone,
    sentence: 'Cochez que vous avez pu l’ouvrir. Sinon, appelez-nous.',
  },
  not_downloaded: {
    title: notDone,
    sentence:
      'Personne n’a encore téléchargé le paquet. Téléchargez-le et ouvrez-le d’abord : après votre confirmation, nous ne l’aurons plus.',
  },
  package_withdrawn: {
    title: notDone,
    sentence: 'Ce paquet a été remplacé par un plus récent. Ouvrez notre message le plus récent.',
  },
  name_missing: {
    title: notDone,
    sentence: 'Saisissez votre nom complet : il est conservé comme confirmation.',
  },
  too_much: {
    title: 'Trop de données à la fois',
    sentence: 'L’envoi dépasse ce que cette page accepte, et rien n’en a été enregistré.',
  },
  too_fast: {
    title: 'Un peu trop vite',
    sentence: 'Trop de requêtes sont venues de votre réseau. Attendez une minute, puis réessayez.',
  },
  away: {
    title: 'Nous ne pouvons rien enregistrer pour l’instant',
    sentence:
      'Ce que vous avez enregistré auparavant est en sûreté. Veuillez réessayer dans quelques minutes ; votre lien reste le même.',
  },
  ours: {
    title: 'Une erreur s’est produite chez nous',
    sentence:
      'Elle vient de nous, non de vous, et elle a été consignée. Ce que vous avez enregistré auparavant est en sûreté. Veuillez réessayer ; votre lien reste le même.',
  },
  other: { title: notDone, sentence: '' },
};
