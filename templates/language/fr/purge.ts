import type { PurgeWords } from '../letter-words';

export const purge: PurgeWords = {
  title: 'Certificat de destruction {{no}}',
  lead: 'Ce {{que msp}}{{msp}} a envoyé à {{us}} pour {{client}} est détruit. Ce certificat dit quand et comment. Il ne contient aucun secret.',
  facts: {
    over: 'Passation terminée ',
    purged: 'Détruit ',
    counts:
      '{{plural answers "Une réponse scellée" "%n réponses scellées"}}, {{plural files "un fichier scellé" "%n fichiers scellés"}}, {{plural mails "un courriel scellé" "%n courriels scellés"}}.',
  },
  how: {
    title: 'Comment',
    lines: [
      'Tout était scellé avec une clé propre à cette passation (age, X25519). Cette clé a été détruite dans le magasin de clés, une base de données à part. Ce qui était scellé avec elle, personne ne peut plus l’ouvrir, ni ici ni dans une copie ou une sauvegarde de l’autre base.',
      'Les données scellées ont ensuite été retirées de la base elle-même.',
      'Les sauvegardes du magasin de clés expirent d’elles-mêmes ; tant que la dernière d’avant n’a pas expiré, qui l’a et possède une clé principale ou de secours pourrait encore ouvrir une ancienne copie des données.',
    ],
  },
  key: 'Moitié publique de la clé détruite ',
  left: {
    title: 'Ce qui reste',
    lines: [
      'Lettres, messages, reçus et journal : nature, date et empreinte de chaque réponse, et qui a fait quoi. Ce qui est allé au client ou a été noté ailleurs n’est pas concerné.',
    ],
  },
};
