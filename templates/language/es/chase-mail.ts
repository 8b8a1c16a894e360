import type { ChaseTemplate } from '../../email/mail-view';
import type { MailText } from '../mail-words';

/** The steps of the chase, in the formal register (usted). */
export const chaseMail: Readonly<Record<ChaseTemplate, MailText>> = {
  request: {
    part: 'solicitud',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{client}} confía a {{us}} su informática, hasta ahora en manos de {{msp}}. En su nombre pedimos {{plural total "un elemento" "%n elementos"}} de los que dependen sus sistemas. Nuestra carta {{no}}, adjunta, cita el poder en que se basa.',
      },
      {
        p: '{{#if criticalOpen}}Elementos críticos: hasta {{criticalDue}}. {{/if}}Le rogamos que responda a cada elemento hasta {{allDue}}.',
      },
      { list: 'outstanding', most: 5, more: 'y {{n}} más, todos en la carta' },
      {
        p: 'Su enlace personal acepta respuestas en cualquier orden y en varias veces; «nunca lo tuvimos» también lo es. No envíe nada secreto por correo ni chat, y deje todo como está.',
      },
      { button: 'Abrir la lista' },
      { p: '{{client}} recibe copia de esta carta.' },
    ],
  },
  reached: {
    part: '¿la ha recibido?',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: '¿Llegó a {{msp}} nuestra carta del {{requestedOn}} por {{client}}? Los filtros son a veces estrictos: aquí está la lista, con un enlace solo para usted. Empieza así:',
      },
      { list: 'outstanding', most: 3 },
      { p: '¿Quién más debería tenerla? Basta un nombre como respuesta.' },
      { button: 'Ver lo que se pide' },
    ],
  },
  reminder: {
    part: '{{plural open "1 elemento pendiente" "%n elementos pendientes"}}',
    keepsSubject: true,
    tone: 'friendly',
    verify: true,
    blocks: [
      {
        p: 'Para {{client}} {{plural open "queda pendiente 1 elemento" "quedan pendientes %n elementos"}} de {{total}}.',
      },
      { p: '{{#if cameNames}}Gracias por {{cameNames}}; nos ha ayudado mucho.{{/if}}' },
      { p: 'Lo mejor para seguir:' },
      { list: 'outstanding', most: 5, more: 'y {{n}} más abajo en la página' },
      {
        p: 'Cada parte ayuda. Si hoy solo hay tiempo para una línea, rellénela: lo guardado queda guardado. La lista entera está prevista para el {{deadline}}.',
      },
      { button: 'Responder al siguiente' },
    ],
  },
  critical: {
    part: '{{#if criticalOpen}}{{plural criticalOpen "1 elemento crítico" "%n elementos críticos"}} {{dueWhen}}{{else}}{{plural open "1 elemento restante" "%n elementos restantes"}}{{/if}}',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: '{{#if criticalOpen}}{{plural criticalOpen "Un elemento crítico vence" "%n elementos críticos vencen"}} {{dueWhen}} y no {{plural criticalOpen "lo" "los"}} tenemos:{{else}}Cada elemento crítico tiene su respuesta, y lo apreciamos. Restan:{{/if}}',
      },
      { list: 'critical', most: 20 },
      {
        p: '{{#if criticalOpen}}Hoy empezamos a sustituirlos. Es un trabajo lento, con pruebas ante proveedores y alguna interrupción para {{client}}; una respuesta suya le pone fin en el acto.{{/if}}',
      },
      {
        p: '{{#if cameNames}}Desde nuestro último mensaje hemos recibido {{cameNames}}, y lo agradecemos. {{else}}{{#if answered}}{{plural answered "Ya tenemos una respuesta suya" "Ya tenemos %n respuestas suyas"}}, y valoramos cada una. {{/if}}{{/if}}Si un elemento no está con ustedes, elija «nunca lo tuvimos» o «lo tiene el cliente».',
      },
      { button: 'Responder a los elementos críticos' },
    ],
  },
  escalation: {
    part: 'para su atención',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Me dirijo a usted porque decide en {{msp}}. {{client}} cambia de proveedor informático y ha pedido lo que sus sistemas necesitan; la carta va adjunta. En breve:',
      },
      { list: 'story', most: 3 },
      {
        p: '{{#if answered}}{{answered}} de {{total}} {{plural answered "está resuelto" "están resueltos"}}, gracias a su equipo. {{/if}}{{plural open "Falta uno" "Faltan %n"}}{{#if criticalOpen}}, {{criticalOpen}} de gran importancia{{/if}}. Ante todo:',
      },
      { list: 'outstanding', most: 5, more: 'y {{n}} aparte; su página los muestra todos' },
      {
        p: 'Le rogamos que nos diga quién responderá. Basta contestar con ese nombre, y la persona recibe su propio acceso. La fecha fijada en la carta es el {{deadline}}.',
      },
      { button: 'Ver la solicitud' },
    ],
  },
  deadline: {
    part: 'plazo vencido',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'El plazo del {{deadline}} ha pasado. {{#if cameNames}}Hace poco recibimos {{cameNames}}, y lo agradecemos de veras. {{else}}{{#if answered}}Han resuelto {{answered}} de {{total}}, y se lo agradecemos. {{/if}}{{/if}}No ha llegado lo siguiente:',
      },
      { list: 'outstanding', most: 100 },
      {
        p: 'Ahora recuperamos el resto nosotros. Registradores, operadores y fabricantes recibirán prueba de que {{client}} es el titular; algunos quizá se dirijan a ustedes.',
      },
      {
        p: 'Su enlace sigue abierto. Lo que aún llegue se tacha de esta lista el mismo día, y ahorra trabajo a ambas partes.',
      },
      { button: 'Resolver lo que queda' },
    ],
  },
  'deadline-sponsor': {
    part: 'plazo vencido, le pedimos una llamada',
    tone: 'formal',
    blocks: [
      {
        p: '{{#if answered}}{{msp}} ha respondido a {{plural answered "1 elemento" "%n elementos"}} de {{total}}{{else}}{{msp}} no ha respondido a {{plural total "ningún elemento" "ninguno de los %n elementos"}}{{/if}}; el plazo era el {{deadline}}. Recuperamos lo demás por nuestra cuenta, lo que lleva más tiempo. La llamada de un cliente logra a menudo lo que las cartas no logran.',
      },
      {
        p: 'Le rogamos que llame a {{#if callName}}{{callName}}{{else}}{{msp}}{{/if}}{{#if callPhone}} al {{callPhone}}{{/if}}. Bastan tres frases:',
      },
      {
        say: [
          '«Hemos pasado a {{us}} y les hemos pedido por escrito lo que necesitan nuestros sistemas.»',
          '«{{plural open "Falta un elemento" "Faltan %n elementos"}}, y el enlace de su correo está abierto.»',
          '«¿Quién se ocupa de ello, y para qué día?»',
        ],
      },
      { p: 'No tiene que prometer ni negociar nada; las facturas son asunto aparte. Faltan:' },
      { list: 'outstanding', most: 10 },
      { button: 'Ver cómo está' },
    ],
  },
  'formal-notice': {
    part: 'requerimiento formal',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'Adjuntamos un requerimiento formal en nombre de {{client}}. El original firmado sigue por correo certificado. Dice: «Nosotros, el cliente, lo exigimos para el {{requireBy}}.»',
      },
      { p: 'Se apoya en estas fechas:' },
      { list: 'story', most: 12 },
      { p: 'Se refiere a:' },
      { list: 'outstanding', most: 100 },
      {
        p: 'El acceso a los sistemas de {{client}} terminó el {{deadline}}, salvo para la entrega. Copias de seguridad, registros, claves y segundos factores deben conservarse intactos. {{#if answered}}Gracias por las respuestas dadas. {{/if}}No se renuncia a nada; quedan reservados todos los derechos.',
      },
      { button: 'Entregar ahora' },
    ],
  },
  'formal-notice-sponsor': {
    part: 'requerimiento formal para firmar',
    tone: 'formal',
    blocks: [
      {
        p: 'El requerimiento a {{msp}} está preparado con su membrete y va adjunto. Le rogamos que lo imprima, lo firme y lo envíe hoy por correo certificado con acuse de recibo; guarde el resguardo para el expediente.',
      },
      { p: 'Exige para el {{requireBy}} lo que no ha llegado desde el {{requestedOn}}:' },
      { list: 'outstanding', most: 10 },
      {
        p: 'La dirección de {{msp}} recibe copia por correo electrónico. Si alguna palabra debe cambiar, díganoslo antes del envío.',
      },
      { button: 'Abrir su página' },
    ],
  },
  counsel: {
    part: 'expediente de pruebas',
    tone: 'formal',
    blocks: [
      {
        p: '{{client}} le ha designado como abogado para el traspaso desde {{msp}}. Le rogamos que nos asesore sobre este expediente. Solo contiene documentos: ninguna valoración y ningún secreto.',
      },
      {
        p: '{{#if elsewhere}}Es demasiado grande para un correo; le espera en la dirección de abajo, que es solo suya.{{else}}El expediente va adjunto.{{/if}}',
      },
      { p: 'Cronología' },
      { list: 'story', most: 40 },
      { p: 'Sin respuesta al escribir: {{open}} de {{total}}' },
      { list: 'outstanding', most: 100 },
      { p: '{{#if refusedCount}}Rechazados, con el motivo dado{{/if}}' },
      { list: 'refused', most: 40 },
      { p: '{{#if evidenceCount}}Documentos y sus huellas SHA-256{{/if}}' },
      { list: 'evidence', most: 40 },
      { button: '{{#if elsewhere}}Abrir el expediente{{else}}Comprobar que está intacto{{/if}}' },
    ],
  },
  'last-word': {
    part: 'nota final',
    tone: 'formal',
    verify: true,
    blocks: [
      {
        p: 'No habrá más recordatorios. Esta nota solo deja constancia de cómo está el asunto de {{client}}{{#if answered}}, y le agradece {{plural answered "la respuesta dada" "sus %n respuestas"}}{{/if}}.',
      },
      { p: 'Sin respuesta:' },
      { list: 'outstanding', most: 100 },
      {
        p: 'Sustituimos estos elementos. Si algo aparece en un cajón o en una caja fuerte antigua: la dirección de abajo vale {{#if linkUntil}}hasta el {{linkUntil}}{{else}}todavía{{/if}}, y se lo agradeceremos.',
      },
      { button: 'Dejar una respuesta' },
    ],
  },
  'last-word-sponsor': {
    part: 'nota final',
    tone: 'formal',
    blocks: [
      {
        p: 'Hemos escrito a {{msp}} por última vez. {{#if answered}}{{plural answered "Llegó" "Llegaron"}} {{answered}} de {{total}}{{else}}No llegó nada{{/if}}; nuestros técnicos rehacen lo que falta:',
      },
      { list: 'outstanding', most: 20 },
      { p: 'No tiene que hacer nada. Al terminar el trabajo recibirá el informe de cierre.' },
      { button: 'Seguir el trabajo' },
    ],
  },
};
