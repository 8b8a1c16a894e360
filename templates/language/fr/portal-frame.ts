import type * as english from '../en-GB/portal-frame';
import type { Translated } from '../portal-words';

export const frame: Translated<typeof english.frame> = {
  skip: 'Aller au contenu',
  language: 'Langue',
  forClient: 'pour {{forClient}}',
  backToList: 'Retour à la liste',
  times: 'Les heures sont celles de {{place}}.',
  inDoubtClient:
    'Un doute ? Appelez votre interlocuteur à un numéro que vous connaissez déjà. Merci de ne pas transmettre ce lien : il n’est destiné qu’à vous.',
};

export const gone: Translated<typeof english.gone> = {
  title: 'Ce lien n’ouvre rien',
  lead: 'Il est peut-être ancien, incomplet ou hors d’usage. Rien de ce qui a été enregistré par ce lien n’est perdu.',
  newest:
    'Ouvrez le lien du <strong>message le plus récent</strong> que vous avez reçu de nous, en entier et d’un seul tenant.',
  ask: 'Si cela ne suffit pas, <strong>répondez à ce message</strong> et demandez un nouveau lien. Vous n’aurez rien à faire deux fois.',
  noMail: 'Merci de ne pas envoyer de mots de passe par courriel à la place.',
  verify: 'Vérifier qu’une lettre vient bien de nous',
};

const notDone = 'Cela n’a pas été fait';

export const refusals: Translated<typeof english.refusals> = {
  back: 'Le bouton de retour de votre navigateur ramène à la page précédente.',
  file_too_large: {
    title: 'Ce fichier est trop volumineux',
    sentence:
      'Ce fichier dépasse les {{mebibytes}} Mio qu’un fichier peut avoir. Veuillez le diviser, ou dites-le-nous et nous trouverons un autre moyen.',
  },
  too_many_files: {
    title: 'Trop de fichiers à la fois',
    sentence:
      'Au plus {{files}} fichiers peuvent être envoyés à la fois, et aucun de ceux-ci n’a été enregistré. Réunissez-les dans une archive, ou envoyez-les en plusieurs fois.',
  },
  too_many_uploads: {
    title: 'Trop de fichiers au total',
    sentence:
      'Cette demande contient déjà {{mostFiles}} fichiers, le maximum permis. Réunissez-en plusieurs dans une archive, ou écrivez-nous et nous trouverons une autre voie.',
  },
  handover_full: {
    title: 'Il n’y a plus de place',
    sentence:
      'Tous les fichiers d’une demande peuvent faire 1 Gio ensemble, et celui-ci ne tient plus. Ce qui a été enregistré avant est en sûreté. Écrivez-nous, et nous trouverons une autre voie.',
  },
  uploads_busy: {
    title: 'Un instant, je vous prie',
    sentence:
      'Plusieurs fichiers sont déjà en route par cette page, et rien de celui-ci n’a été enregistré. Attendez qu’ils soient arrivés, puis envoyez-le de nouveau.',
  },
  upload_gone: {
    title: 'Ce fichier doit être renvoyé',
    sentence: 'Ce fichier n’est plus en route. Merci de le choisir de nouveau.',
  },
  bad_chunk: {
    title: 'Cela n’a pas pu être lu',
    sentence:
      'Un morceau du fichier n’est pas arrivé comme il faut. Rechargez cette page, et choisissez le fichier encore une fois.',
  },
  form_too_large: {
    title: 'C’est trop de texte',
    sentence:
      'Il est arrivé plus de texte que cette page n’en accepte, et rien n’a été enregistré. Envoyez les longs textes sous forme de fichier.',
  },
  not_a_form: {
    title: 'Cette page ne peut pas lire cela',
    sentence:
      'Cette page n’accepte que son propre formulaire. Revenez en arrière et servez-vous-en pour l’envoi.',
  },
  broken_form: {
    title: 'Cela n’a pas pu être lu',
    sentence:
      'Ce que votre navigateur a envoyé était incomplet, et rien n’a été enregistré. Veuillez l’envoyer de nouveau.',
  },
  other_site: {
    title: 'Cela venait d’un autre site',
    sentence:
      'L’envoi venait d’un autre site ; rien n’a donc été fait. Ouvrez la page ici et envoyez de nouveau.',
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
  promised_enough: {
    title: notDone,
    sentence:
      'Une date a déjà été donnée deux fois pour cet élément. Veuillez l’envoyer, ou dites-nous ce qui l’empêche.',
  },
  handover_over: {
    title: notDone,
    sentence: 'Cette reprise est close ; aucune signature n’est plus nécessaire.',
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
    title: 'C’est trop à la fois',
    sentence: 'L’envoi dépasse ce que cette page accepte, et rien n’en a été enregistré.',
  },
  too_fast: {
    title: 'Un peu trop vite',
    sentence: 'Trop de requêtes sont venues de votre réseau. Attendez une minute, puis réessayez.',
  },
  away: {
    title: 'Nous ne pouvons rien enregistrer pour l’instant',
    sentence:
      'Ce que vous avez enregistré auparavant est en sûreté. Veuillez réessayer dans quelques minutes ; votre lien reste le même.',
  },
  ours: {
    title: 'Une erreur s’est produite chez nous',
    sentence:
      'Elle est de notre fait, non du vôtre, et elle a été consignée. Ce que vous avez enregistré auparavant est en sûreté. Veuillez réessayer ; votre lien reste le même.',
  },
  other: { title: notDone, sentence: '' },
};
