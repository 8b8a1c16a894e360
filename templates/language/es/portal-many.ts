import type { many as english, manyScript as englishScript } from '../en-GB/portal-many';
import type { Translated } from '../portal-words';

export const many: Translated<typeof english> = {
  title: 'Enviar varios elementos a la vez',
  lead: 'Rellene la lista en una hoja de cálculo, o suelte aquí una exportación de su gestor de contraseñas. Antes de enviar nada, verá a qué elemento corresponde cada entrada.',
  sent: 'Sellado y guardado. Una persona de nuestro equipo lo lee y lo asigna a los elementos.',
  tooLarge:
    'Ese archivo supera los 300 KiB de una lista cumplimentada. Envíelo como archivo con un elemento.',
  noFile: 'Elija primero la lista cumplimentada. No se ha enviado nada.',
  listTitle: 'La lista para rellenar',
  listHow:
    '{{count open one="# elemento puede" other="# elementos pueden"}} responderse todavía. Deje la primera columna como está: nos dice a qué pertenece la fila. Una fila vacía no es una respuesta.',
  xlsx: 'Descargar para Excel (XLSX)',
  csv: 'Descargar como CSV',
  dropTitle: 'Suéltela aquí, o suelte una exportación',
  dropHow:
    'KeePass (KDBX, XML, CSV), Bitwarden, 1Password, IT Glue, Hudu, Passportal, ITFlow, LastPass, Keeper, Dashlane, navegadores, LAPS, BitLocker o cualquier tabla. Se abre en su navegador: el archivo, su contraseña y lo que deje fuera nunca salen de él.',
  plain:
    'Para leer exportaciones hacen falta scripts, que están desactivados o no se han cargado. Aun así puede enviar la lista cumplimentada: se sella sin leerla, y una persona la lee después.',
  plainButton: 'Enviar la lista cumplimentada',
  file: 'Archivo',
  before: 'Ya enviado desde aquí: {{count before.length one="# vez" other="# veces"}}.',
  columns: {
    number: 'N.º',
    group: 'Grupo',
    item: 'Elemento',
    address: 'Dirección',
    user: 'Usuario',
    password: 'Contraseña o clave',
    factor: 'Segundo factor (secreto)',
    notes: 'Notas',
  },
};

export const manyScript: Translated<typeof englishScript> = {
  choose: 'Elija un archivo, o suéltelo aquí',
  reading: 'Leyendo…',
  notLoaded:
    'No se pudo cargar lo que lo lee; no se ha leído nada. Compruebe la conexión y elija el archivo de nuevo.',
  slow: 'La lectura tardó demasiado y se detuvo. Expórtelo de nuevo, o en otro formato.',
  password: 'Su contraseña',
  keyFile: 'Su archivo de clave, si lo tiene',
  open: 'Abrir',
  wrong: 'Así no se abre. Compruebe la contraseña y el archivo de clave.',
  found: 'Entradas encontradas: {n}; asignadas a un elemento: {matched}',
  lost: 'Este formato no conserva: {what}.',
  entry: 'Entrada',
  goesTo: 'Corresponde a',
  also: 'Sin elemento: enviarla igual',
  leave: 'No enviarla',
  replaces: 'sustituye su respuesta',
  noTitle: 'sin título',
  send: 'Sellar y enviar',
  sending: 'Enviando {done} de {all}…',
  done: 'Elementos respondidos: {n}. Otras entradas enviadas: {also}. Todo está sellado: nadie puede volver a leerlo aquí.',
  failed: 'No enviado: {what}. Pulse el botón otra vez.',
  toList: 'Volver a la lista',
  columnUse: 'Diga qué es cada columna. Todo lo demás va como nota.',
  use: 'Usar estas columnas',
  by: {
    list: 'de la lista',
    name: 'por su nombre',
    words: 'por cómo se llama',
    host: 'por su dirección',
    login: 'por su usuario',
  },
  uses: {
    title: 'Título',
    user: 'Usuario',
    password: 'Contraseña',
    address: 'Dirección',
    factor: 'Segundo factor',
    notes: 'Notas',
    folder: 'Grupo',
    more: 'Otra cosa',
    skip: 'Dejar fuera',
  },
  losses: {
    folders: 'las carpetas',
    factor: 'los segundos factores',
    custom_fields: 'los campos propios',
    attachments: 'los adjuntos',
    titles: 'los títulos',
    digits: 'los ceros delante de los números y las cifras tras la decimoquinta: compárelas',
    recycled: 'lo que hay en la papelera',
    sections: 'los nombres de las secciones',
  },
  refused: {
    kdb: 'Es una base de datos de KeePass 1. Guárdela como KDBX 4, y suelte esa.',
    kdbx_old: 'Esta base de KeePass es demasiado antigua. Guárdela como KDBX 4, y suelte esa.',
    kdf_too_hard:
      'Su derivación de clave pide más memoria o tiempo del que da un navegador. Redúzcala en KeePass, guarde una copia, y suelte esa.',
    damaged: 'Este archivo está dañado, o no es lo que parece. Expórtelo otra vez.',
    account_bound:
      'Esta exportación de Bitwarden solo se abre en su cuenta. Expórtela con contraseña, o sin ella.',
    doctype:
      'Este XML contiene una declaración DOCTYPE, que ninguna exportación necesita. No se abre.',
    too_large: 'Este archivo es demasiado grande para una exportación de contraseñas. No se abre.',
    zip_locked: 'Este ZIP está protegido con contraseña. Descomprímalo, y suelte lo que contiene.',
    nothing_in_zip: 'En este ZIP no hay ninguna exportación que conozcamos.',
    secure_string: 'Esta exportación de LAPS no contiene contraseñas. Expórtela con -AsPlainText.',
    empty: 'En este archivo no hay nada.',
    unknown:
      'No conocemos este tipo de archivo. Envíelo como archivo con el elemento al que pertenece.',
  },
};
