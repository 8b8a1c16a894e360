/** Words that stand in names of everything, in the languages that exports are in; small letters without accents. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    'the and of for our new old a admin login account password keys key',
    'der die das des und fur von vom beim neu alt',
    'administrator zugang konto konten passwort passworter kennwort schlussel',
    'de le la les du et pour dans par chez un une administrateur compte comptes mot mots passe cle cles',
    'el los las del en para por administrador cuenta cuentas contrasena contrasenas clave claves llaves',
  ].flatMap((words) => words.split(' ')),
);
