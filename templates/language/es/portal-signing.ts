import type * as english from '../en-GB/portal-signing';
import type { Translated } from '../portal-words';

export const signing: Translated<typeof english.signing> = {
  thanks: 'Firmado, gracias',
  signedBy:
    '{{#if uploaded}}Llegó una copia firmada de{{else}}Firmado por{{/if}} {{signed.name}}, {{signed.title}}{{#if signed.on}}, {{when signed.on named=true}}{{/if}}. Ahora escribimos a {{link.previousMspName}}.',
  own: 'Una cosa lo acelera: avise personalmente a {{link.previousMspName}}',
  ownWhy:
    'Allí pueden dudar de una carta de alguien que no conocen. Un mensaje breve desde su propio buzón lo resuelve. Está preparado: envíelo a la persona con la que trata normalmente.',
  subject: 'Asunto',
  message: 'Mensaje',
  mail: 'Abrirlo en mi programa de correo',
  keepCopy: 'Guardar una copia de la carta (PDF)',
  title: 'Con su firma, {{msp.name}} puede hacerse cargo',
  lead: 'Antes de que {{link.previousMspName}} pueda entregar nada, hace falta la autorización escrita de {{link.clientName}}. Dos minutos: leer, escribir su nombre y listo.',
  over: 'Esta solicitud está cerrada. Ya no hace falta ninguna firma.',
  notDeclined:
    'Rechazo aún no registrado. {{count n one="# punto" other="# puntos"}} por corregir:',
  notSigned: 'Aún no firmado. {{count n one="# punto" other="# puntos"}} por corregir:',
  says: 'Qué dice la carta',
  whole: 'La carta completa <span class="visually-hidden">(PDF)</span>',
  lets: '<strong>{{link.clientName}}</strong> autoriza a <strong>{{msp.name}}</strong> a recibir, solicitar, transferir y verificar lo que <strong>{{link.previousMspName}}</strong> conserva de la empresa.',
  covers:
    'La autorización abarca los {{total}} elementos que se enumeran abajo, y nada más. Puede revocarla por escrito en cualquier momento.',
  yours: '{{msp.name}} actúa por usted; lo que se entrega sigue siendo suyo.',
  items: 'Los {{total}} elementos',
  sha: 'SHA-256 de la carta:',
  here: 'Firmar aquí',
  name: 'Su nombre completo',
  yourTitle: 'Su cargo',
  sign: 'Firmar',
  recorded: 'Con la firma se registran la hora y su dirección IP.',
  paper: 'Firmar en papel y subir la copia',
  paperHow: 'Imprima la carta, fírmela y envíenos un escaneo o una foto. Se sella al llegar.',
  whoSigned: 'Quién ha firmado',
  theirTitle: 'Su cargo',
  copy: 'Copia firmada',
  copyHint: 'PDF o imagen, hasta 25 MiB',
  upload: 'Subir la copia firmada',
  notReady: 'La carta se está preparando. Vuelva dentro de unos minutos, por favor.',
  inDoubt:
    '¿Alguna duda? Llame a su gestor de cuenta a un número que ya tenga, o <a href="/verify">compruebe la carta</a>.',
  consent:
    'He leído la carta. Tengo facultades para firmar por {{client}}. Autorizo a {{msp}} a recibir, solicitar, transferir y verificar ante {{previousMsp}} lo que la carta enumera, y acepto que mi nombre escrito sea mi firma.',
  uploadedConsent:
    'Se ha subido una copia firmada de la carta, por la que {{client}} autoriza a {{msp}} ante {{previousMsp}}.',
  ownSubject: '{{client}}: nuestra autorización para {{msp}}, solicitud {{number}}',
  ownBody: `Buenos días:

En {{client}} trasladamos nuestra informática a {{msp}}. He autorizado por escrito a esa empresa a recibir, solicitar, transferir y verificar todo lo que {{previousMsp}} conserva de nosotros.

Recibirá de ella una carta con el número {{number}}, con la lista y un enlace para responder. Responda allí a cada elemento, por favor, y no envíe contraseñas por correo.

Si tiene alguna duda, llámeme a un número que ya tenga.

Gracias por su ayuda y por su colaboración hasta ahora.

{{name}}
{{title}}
{{client}}
`,
  drawnConsent:
    'He leído la carta. Tengo facultades para firmar por {{client}}. Autorizo a {{msp}} a recibir, solicitar, transferir y verificar ante {{previousMsp}} lo que la carta enumera, y acepto que mi nombre escrito y la firma que he trazado sean mi firma.',
  draw: 'Si quiere, trace también su firma',
  drawHint: 'Con el dedo, un lápiz o el ratón. Basta con su nombre escrito.',
  drawClear: 'Borrar',
  keepSigned: 'Guardar la carta firmada (PDF)',
  signedSoon: 'La carta firmada estará aquí en un minuto: vuelva a cargar la página.',
  decline: 'No firmo',
  declineLead:
    'Entonces no se pide nada. Su gestor de cuenta recibe aviso al momento y le llamará.',
  declineWhy: 'Por qué',
  declineReasons: {
    items: 'La lista no es correcta',
    not_entitled: 'Tiene que firmar otra persona',
    not_leaving: 'No cambiamos de proveedor, o todavía no',
    unclear: 'Antes tengo preguntas',
    other: 'Otro motivo',
  },
  declineText: '¿Qué habría que cambiar?',
  declineTextHint: 'Opcional y sellado: solo {{msp.name}} puede leerlo.',
  declineNow: 'No firmar',
  declined:
    '<strong>Ha decidido no firmar{{#if declined.at}}, {{when declined.at}}{{/if}}.</strong> No se pide nada. {{msp.name}} ha recibido aviso y le llamará. Si cambia de opinión, aún puede firmar abajo.',
};
