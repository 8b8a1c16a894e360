import type { CommonWords, LawWords, RequestWords } from '../letter-words';
import { groupNames } from './item-names';

export const common: CommonWords = {
  pageOf: 'Página {{page}} de {{pages}}',
  number: 'Nuestra referencia',
  date: 'Fecha',
  greeting: {
    named: 'A la atención de {{name}}:',
    unnamed: 'Estimadas señoras y estimados señores:',
  },
  closing: { named: 'Atentamente,', unnamed: 'Atentamente,' },
  kinds: {
    login: 'acceso',
    'encryption key': 'clave de cifrado',
    'licence key': 'clave de licencia',
    'physical key': 'llave u objeto',
    'account transfer': 'transferencia de cuenta',
    document: 'documento',
  },
  groups: groupNames,
  critical: 'CRÍTICO',
  onlyYou: 'Solo ustedes pueden liberarlos',
  signature: {
    name: 'Nombre',
    title: 'Cargo',
    placeAndDate: 'Lugar y fecha',
    signature: 'Firma',
  },
};

export const law: LawWords = {
  privacy:
    'Para los datos personales, el cliente elige la devolución y después la supresión, como se lo permite {{cites}}{{germany}}.',
  regimes: {
    eu: 'el artículo 28, apartado 3, letra g), del RGPD',
    uk: 'el artículo 28(3)(g) del UK GDPR',
  },
  and: 'y',
  germany:
    '; lo obtenido por el servicio le corresponde según los artículos 667 y 675 del Código Civil alemán (BGB)',
  protection:
    'Hasta la entrega, el Australian Privacy Principle 11 exige proteger los datos personales y, después, destruir o anonimizar los que ya no hagan falta.',
  contract: 'El cliente se ampara en su derecho a lo que es suyo y en su contrato con ustedes.',
  own: {
    privacy:
      'Para los datos personales, elegimos la devolución y después la supresión, como nos lo permite {{cites}}{{germany}}.',
    germany:
      '; lo obtenido por el servicio nos corresponde según los artículos 667 y 675 del Código Civil alemán (BGB)',
    contract:
      'Nos amparamos en nuestro derecho a lo que es nuestro y en nuestro contrato con ustedes.',
  },
};

export const request: RequestWords = {
  title: 'Solicitud {{no}}: {{client}}',
  subject: 'Asunto: solicitud de entrega de accesos, claves y documentos de {{client}}',
  opening: [
    '{{client}}{{#if clientAddress}}, {{clientAddress}}{{/if}} («el cliente»), encarga a {{us}} («nosotros») los servicios informáticos que le prestaba {{msp}} («ustedes»). Han atendido al cliente en virtud de su contrato con él; en su nombre les pedimos que entreguen aquello de lo que dependen sus sistemas.',
  ],
  authority: {
    on_file:
      'El cliente nos ha dado poder por escrito para pedir, recibir, transferir y comprobar los elementos del anexo A. Lo firmó {{signedBy}}, {{signedTitle}}, el {{signedOn}}.',
    signed:
      'El cliente nos ha dado poder para pedir, recibir, transferir y comprobar los elementos del anexo A. Lo firmó electrónicamente {{signedBy}}, {{signedTitle}}, el {{signedOn}}; se encuentra en la página indicada más abajo.',
    to_sign:
      'El poder del cliente para pedir, recibir, transferir y comprobar los elementos del anexo A está pendiente de la firma de {{signedBy}}, {{signedTitle}}. Esta carta no se envía antes de la firma.',
  },
  copy: 'El cliente recibe copia de esta carta.',
  genuine: {
    title: '¿Es auténtica esta carta?',
    paragraphs: [
      'Consulte {{verifyUrl}}: allí figura esta carta, con su número y su huella.',
      '{{#if callBack}}O llame al cliente a su número público, {{callBack}}; compárelo antes con sus propios registros.{{else}}O llame al cliente al número público que conste en sus propios registros.{{/if}}',
    ],
  },
  dates: {
    title: 'Qué pedimos, y para cuándo',
    lead: 'El anexo A enumera {{plural total "un elemento" "%n elementos numerados"}}{{#if critical}}; {{plural critical "uno está marcado como crítico" "%n están marcados como críticos"}}{{/if}}. Les rogamos que respondan a cada uno; «nunca lo tuvimos» y «lo tiene el cliente» también son respuestas.',
    critical: 'Elementos críticos hasta',
    all: 'Todos los elementos hasta',
  },
  sections: [
    {
      title: 'Cómo responder',
      paragraphs: [
        '{{#if replyUrl}}Les rogamos que usen su propio enlace, {{replyUrl}}. {{else}}Les rogamos que usen su propio enlace, en el mensaje que trajo esta carta. {{/if}}Acepta respuestas en cualquier orden y en varias veces, las sella al llegar y les da un recibo. Las llaves y demás objetos se envían mejor por mensajero, o se entregan contra firma.',
        'Les rogamos que no envíen contraseñas por correo ni chat y que no reenvíen el enlace: sus colegas reciben el suyo en la página. Les rogamos que no bloqueen a nadie ni cambien o borren nada a causa de esta solicitud.',
      ],
    },
    {
      title: 'Hasta entonces',
      paragraphs: [
        'Les rogamos que conserven intactos las copias de seguridad, los registros, las claves de cifrado, las licencias y los segundos factores que conciernen al cliente. Algunos no los puede recrear nadie.',
      ],
    },
    {
      title: 'Acceso',
      paragraphs: [
        'Su acceso a los sistemas del cliente termina {{accessEnds}}, salvo lo que exija la entrega. Les rogamos que confirmen después que se ha retirado.',
      ],
    },
    {
      title: 'Datos y confidencialidad',
      paragraphs: [
        'Les rogamos que devuelvan al cliente sus datos. Borren sus copias, por favor, solo cuando hayamos confirmado la aceptación, y confirmen entonces el borrado por escrito. {{law}}',
        'Su deber de confidencialidad sigue vigente tras el fin del contrato.',
      ],
    },
    {
      title: 'Si falta un elemento',
      paragraphs: ['Entonces lo sustituimos, y el cliente decide qué más hacer.'],
    },
    {
      title: 'Facturas',
      paragraphs: [
        'Las facturas y los gastos de salida son asunto aparte de esta solicitud. Si retienen un elemento por una reclamación, indiquen, por favor, el elemento, la reclamación, el importe y el vencimiento; el cliente podrá entonces considerar un pago, una garantía o un depósito en garantía.',
      ],
    },
  ],
  rights:
    'Esta carta no reconoce nada ni renuncia a nada; quedan reservados todos los derechos del cliente y de {{us}}.',
  onBehalf: '{{us}}, en nombre de {{client}}',
  enclosures: 'Adjunto: anexo A · Copia: {{client}}',
  annex: {
    title: 'Anexo A: los elementos',
    lead: 'La casilla es para ustedes, si trabajan en papel. La última columna dice qué contiene una respuesta completa. Les rogamos que no escriban contraseñas en esta hoja.',
    head: ['', 'N.º', 'Elemento', 'Una respuesta completa contiene'],
  },
};
