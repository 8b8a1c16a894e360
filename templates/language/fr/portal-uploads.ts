import type { uploads as english } from '../en-GB/portal-uploads';
import type { Translated } from '../portal-words';

export const uploads: Translated<typeof english> = {
  drop: 'Ou déposez-les n’importe où sur cette page, 250 Mio chacun au plus. Ils sont scellés dans votre navigateur et envoyés aussitôt.',
  sending: '{done} sur {all}, {left}',
  minutes: 'encore {n} min environ',
  seconds: 'encore {n} s environ',
  queued: 'Attend son tour',
  waiting: 'La connexion est coupée. L’envoi reprend de lui-même dès qu’elle est rétablie.',
  busy: 'Nous ne pouvons rien recevoir en ce moment. Ce qui est envoyé est en sûreté, et l’envoi reprend de lui-même.',
  sent: '{size}, scellé et envoyé. Il fera partie de votre réponse une fois celle-ci enregistrée.',
  sentToList:
    'Scellé et envoyé. Ouvrez l’élément et enregistrez, pour qu’il fasse partie de votre réponse.',
  again:
    '{size}, incomplet. Choisissez de nouveau le même fichier, et l’envoi reprend où il en était.',
  tooLarge:
    '{size} : c’est plus que les 250 Mio permis par fichier. Divisez-le, ou écrivez-nous et nous trouverons un autre moyen.',
  unreadable:
    'Ce fichier est illisible. Il a peut-être été déplacé ou modifié ; choisissez-le de nouveau.',
  folder: 'Un dossier ne peut pas être envoyé. Mettez-le dans une archive, et déposez celle-ci.',
  takeAway: 'Retirer',
  where: 'Déposez les fichiers sur l’élément auquel ils appartiennent.',
  first: 'L’enregistrement se fait dès que les fichiers sont arrivés.',
  saving: 'Enregistrement…',
  lost: 'L’enregistrement n’a pas réussi ; rien de ce que vous avez saisi n’est perdu. Réessayez dans un instant.',
  rejected:
    'Nous ne pouvons rien accepter ici pour le moment : la clé qui scellerait votre réponse n’est pas signée par notre coffre. Rien n’a été envoyé. Prévenez la personne qui vous a écrit, et n’envoyez rien par une autre voie.',
};
