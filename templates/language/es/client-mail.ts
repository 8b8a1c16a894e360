import type { MailTexts } from '../mail-words';

type ClientTemplate =
  | 'authority-request'
  | 'authority-reminder'
  | 'request-copy'
  | 'ask-client'
  | 'ask-client-reminder'
  | 'package'
  | 'package-reminder'
  | 'package-last';

/** To the client: its signature is asked for, and it learns what was sent. */
export const clientMail: Pick<MailTexts, ClientTemplate> = {
  'authority-request': {
    part: 'su firma',
    tone: 'formal',
    blocks: [
      {
        p: 'Antes de que {{msp}} pueda entregarnos algo, necesita su permiso por escrito. Está preparado: podremos pedir, recibir, transferir y comprobar {{plural total "un elemento" "%n elementos"}} para {{client}}, hasta el día que indica; puede revocarlo en cualquier momento.',
      },
      { p: 'Le rogamos que lo lea y lo firme. Son dos minutos, y antes no sale ninguna carta.' },
      { button: 'Leer y firmar' },
      {
        p: '¿En {{client}} firma otra persona? Responda con su nombre. También vale el papel: la página acepta una copia firmada.',
      },
    ],
  },
  'authority-reminder': [
    {
      part: 'su firma es el siguiente paso',
      tone: 'friendly',
      blocks: [
        {
          p: 'Todo lo dirigido a {{msp}} está escrito y espera una cosa: su nombre al pie del poder. La página muestra cada elemento que abarca, {{total}} en total.',
        },
        { button: 'Firmar el poder' },
      ],
    },
    {
      part: '¿preguntas sobre el poder?',
      tone: 'friendly',
      blocks: [
        {
          p: '¿Hay que cambiar algo en el texto, o tiene que firmar alguien más? Díganoslo, y lo cambiamos el mismo día. Si todo está bien, son solo unos clics.',
        },
        { button: 'Repasar el texto' },
      ],
    },
    {
      part: 'hay fechas que dependen del poder',
      tone: 'formal',
      blocks: [
        {
          p: 'Las fechas de {{msp}} cuentan desde su firma; todo está listo desde el {{waitingSince}}. {{#if criticalItems}}{{plural criticalItems "Uno de los elementos es crítico" "%n de los elementos son críticos"}} para su día a día: cada día ganado importa.{{/if}}',
        },
        { button: 'Poner en marcha' },
      ],
    },
    {
      part: 'en espera hasta que nos avise',
      tone: 'formal',
      blocks: [
        {
          p: 'No queremos llenar su buzón; por eso el asunto queda en espera. Su página sigue siendo válida{{#if usPhone}}, y una llamada al {{usPhone}} sirve igual{{/if}}. Sin el poder, {{client}} depende aún de {{msp}} en los {{total}} elementos.',
        },
        { button: 'Reanudar' },
      ],
    },
  ],
  'ask-client': {
    part: '{{plural open "un elemento que tendrían ustedes" "%n elementos que tendrían ustedes"}}',
    tone: 'friendly',
    blocks: [
      {
        p: '{{msp}} nos comunica que {{client}} tiene lo siguiente. Para atender sus sistemas lo necesitamos de ustedes:',
      },
      { list: 'outstanding', most: 40 },
      {
        p: 'Su página lo recibe todo de forma segura, escrito o como archivo; no envíe contraseñas por correo. Si no tienen algo, dígalo allí, y lo conseguiremos de otro modo.',
      },
      { button: 'Abrir su lista' },
    ],
  },
  'ask-client-reminder': {
    part: '{{plural open "un elemento que aún tienen ustedes" "%n elementos que aún tienen ustedes"}}',
    tone: 'friendly',
    blocks: [
      { p: 'Esto sigue pendiente de {{client}}, según {{msp}}:' },
      { list: 'outstanding', most: 40 },
      {
        p: '¿Nadie sabe dónde está? También es una respuesta: elija «No lo tenemos», y nadie tendrá que buscar. No escribiremos más sobre esto; le llamaremos.',
      },
      { button: 'Responder en dos minutos' },
    ],
  },
  'request-copy': {
    part: 'solicitud',
    keepsSubject: true,
    tone: 'formal',
    blocks: [
      {
        p: 'Hoy ha salido nuestra carta a {{msp}}; aquí tiene una copia. Pide {{plural total "un elemento" "%n elementos"}}, los críticos hasta {{criticalDue}}, todo hasta {{allDue}}.',
      },
      {
        p: 'Le rogamos que escriba también a {{msp}} desde su propio buzón. Algunas leyes permiten al destinatario rechazar lo que solo viene de un representante. Bastan estas palabras:',
      },
      {
        say: [
          '«{{us}} actúa por {{client}} en el traspaso {{no}}. Le ruego que entregue lo que enumera la carta del {{today}}.»',
        ],
      },
      { button: 'Ver la página de la carta' },
    ],
  },
  package: {
    part: 'un paquete sellado para usted',
    tone: 'formal',
    blocks: [
      {
        p: '{{msp}} nos ha entregado {{plural total "un elemento que se queda" "%n elementos que se quedan"}} en {{client}} y no con nosotros. {{plural total "Lo hemos" "Los hemos"}} sellado para usted en un paquete.',
      },
      {
        p: '{{#if ownKey}}Se abre con la clave age que nos dio, y con nada más.{{else}}La frase de contraseña se la decimos por teléfono, nunca por correo.{{/if}} La página explica cómo abrirlo.',
      },
      { button: 'Recoger el paquete' },
      {
        p: 'Cuando lo haya abierto, confírmelo en la página. Entonces eliminamos el contenido de nuestra caja fuerte y conservamos solo la nota de que usted lo tiene.',
      },
    ],
  },
  'package-reminder': {
    part: 'su paquete está listo',
    tone: 'friendly',
    blocks: [
      {
        p: 'El paquete sellado con {{plural total "un elemento" "%n elementos"}} de {{msp}} aún no está confirmado. {{#if ownKey}}¿Lo abre su clave age? Si no, responda, y lo sellamos para otra.{{else}}¿Le falta la frase de contraseña? {{#if usPhone}}Llámenos al {{usPhone}}{{else}}Llámenos{{/if}} y se la leemos.{{/if}}',
      },
      { button: 'Recoger y confirmar' },
    ],
  },
  'package-last': {
    part: 'todavía en nuestra caja fuerte para usted',
    tone: 'formal',
    blocks: [
      {
        p: 'Guardamos {{plural total "un elemento que pertenece" "%n elementos que pertenecen"}} solo a {{client}}, y no queremos hacerlo más tiempo. En cuanto recoja y confirme el paquete, {{plural total "estará" "estarán"}} solo con usted.',
      },
      {
        p: 'Es nuestro último mensaje sobre esto; su página sigue abierta, y nuestro teléfono también.',
      },
      { button: 'Hacerse cargo' },
    ],
  },
};
