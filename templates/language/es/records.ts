import type { ReceiptWords, ReportWords } from '../letter-words';

export const receipt: ReceiptWords = {
  title: 'Recibo {{receiptNumber}}',
  lead: 'Hemos recibido de {{msp}}, por {{client}}, lo siguiente. Cada respuesta se selló al llegar. Este recibo nombra lo que llegó y no contiene ningún secreto.',
  facts: {
    by: 'Dado por',
    at: 'Terminado',
    letter: 'A nuestra carta',
    answered: 'Respondidos hasta ahora',
  },
  head: ['N.º', 'Elemento', 'Respuesta', 'Huellas: de la respuesta, de cada archivo'],
  answers: {
    provided: 'enviado',
    transferred: 'transferido',
    handed_over: 'objeto entregado',
    never_held: 'nunca lo tuvimos',
    client_has_it: 'lo tiene el cliente',
    promised: 'prometido',
    refused: 'rechazado',
  },
  until: 'para el {{day}}',
  late: '{{plural count "El día anunciado para el elemento" "Los días anunciados para los elementos"}} {{numbers}} {{plural count "cae" "caen"}} después del plazo. La recuperación empieza de todos modos al cumplirse el plazo, el {{deadline}}; lo que envíen le pone fin para ese elemento.',
  files: '{{plural count "1 archivo" "%n archivos"}}',
  noFiles: 'ninguno',
  note: 'Una huella es el SHA-256 de los bytes cifrados tal como se guardaron. Muestra que nada ha cambiado desde entonces, y nadie puede sacar de ella un secreto. Recibir no es todavía aceptar; si a una respuesta le falta algo, les escribimos.',
  access: {
    title: 'Acceso retirado',
    declared: '{{by}} declara que su propio acceso a estos elementos está retirado:',
  },
  also: {
    title: 'Enviado además de lo solicitado',
    entries: '{{plural count "1 entrada" "%n entradas"}}',
    list: 'una lista cumplimentada, que lee una persona',
  },
  verify:
    '¿Es nuestro este recibo, sin cambios? Compruébelo en {{page}}, número {{receiptNumber}}, código {{code}}. O suelte allí este archivo; se queda con usted.',
};

export const report: ReportWords = {
  title: 'Informe de cierre {{no}}',
  lead: 'El traspaso de {{client}} de {{msp}} a {{us}} está cerrado. Este informe dice qué fue de cada elemento. No contiene ningún secreto.',
  facts: {
    requested: 'Solicitado',
    deadline: 'Plazo',
    closed: 'Cerrado',
    counts:
      '{{total}} elementos: {{answered}} respondidos, {{accepted}} aceptados, {{waived}} dispensados. Tareas: {{recovered}} recuperados, {{rotated}} renovados, {{revoked}} retirados.',
  },
  items: { title: 'Elementos', head: ['N.º', 'Elemento', 'Respuesta', 'Qué fue de él'] },
  outcome: {
    unanswered: 'sin respuesta',
    accepted: 'aceptado el {{day}}',
    left: 'dejado al cliente el {{day}}, confirmado por {{by}}',
    waived: 'dispensado el {{day}}: {{reason}}',
    recovered: 'recuperado',
    rotated: 'renovado',
    open: 'sin resolver',
  },
  scope: { ours: 'con nosotros', client: 'con el cliente' },
  tasks: {
    title: 'Tareas',
    head: ['N.º', 'Tarea', 'Abierta y terminada', 'Hecha por, y dónde consta'],
    none: 'No hizo falta ninguna tarea.',
  },
  taskKind: {
    recover: 'Recuperar',
    rotate: 'Renovar',
    revoke: 'Retirar',
    day_one: 'Hacer innecesario',
    verify: 'Comprobar',
  },
  taskState: { open: 'abierta', done: 'hecha', waived: 'dispensada' },
  messages: {
    title: 'Mensajes enviados',
    head: ['Fecha', 'Mensaje', 'A', 'Resultado'],
    none: 'No se envió ningún mensaje.',
  },
  messageNames: {
    request: 'Carta de solicitud',
    'request-copy': 'Copia de la carta',
    reached: '¿La ha recibido?',
    reminder: 'Recordatorio',
    critical: 'Vencen elementos críticos',
    escalation: 'A la dirección',
    deadline: 'Plazo vencido',
    'deadline-sponsor': 'Plazo vencido, al cliente',
    'formal-notice': 'Requerimiento formal',
    'formal-notice-sponsor': 'Requerimiento formal, para firmar',
    counsel: 'Expediente de pruebas',
    'last-word': 'Nota final',
    'last-word-sponsor': 'Nota final, al cliente',
    'promise-broken': 'Había pasado una fecha anunciada',
    'authority-request': 'Poder, para firmar',
    'authority-reminder': 'Poder, recordatorio',
    package: 'Paquete sellado para el cliente',
    'package-reminder': 'Paquete, recordatorio',
    'package-last': 'Paquete, último mensaje',
    'all-done': 'Agradecimiento',
    receipt: 'Recibo',
  },
  fate: {
    'not sent': 'no enviado',
    unknown: 'desconocido',
    rejected: 'rechazado',
    accepted: 'aceptado por el servidor de correo',
  },
};

/** On top in the client's package, read without us. */
export const clientPackage: readonly string[] = [
  '{{client}}: {{plural total "un elemento" "%n elementos"}} de {{msp}}, traspaso {{no}}',
  'Cada elemento tiene una carpeta con su número en la carta de solicitud. values.txt es para leer, values.json para programas; ambos están completados con líneas vacías. Los archivos de al lado están como se enviaron.',
  'Estos elementos se quedan con ustedes: {{us}} ni los cambia ni los usa. Quien tiene esta carpeta tiene las llaves: guárdenla donde guardan tales cosas, y cambien lo que {{msp}} ha conocido.',
  'Les rogamos que confirmen en la página que la tienen. {{us}} retira entonces su copia.',
];
