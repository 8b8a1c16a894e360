import type * as english from '../en-GB/portal-package';
import type { Translated } from '../portal-words';

export const clientPackage: Translated<typeof english.clientPackage> = {
  yours: 'Ya es todo suyo',
  confirmed:
    '{{confirmedBy}} confirmó, {{when confirmedAt named=true}}, que {{link.clientName}} tiene el paquete con {{count items one="# elemento" other="# elementos"}}. Hemos eliminado su contenido de nuestra caja fuerte, así que no se puede volver a descargar aquí.',
  sha: 'SHA-256 del paquete:',
  title: 'Un paquete sellado para {{link.clientName}}',
  lead: '{{count items one="# elemento" other="# elementos"}} de {{link.previousMspName}}, para quedar en su poder. {{msp.name}} lo ha reunido sin cambiar ni usar nada.',
  fetch: '1. Descárguelo',
  fetchHow:
    'Un archivo, {{size}}. Está cifrado: sin {{#if ownKey}}su clave de age{{else}}su frase de contraseña{{/if}} no le sirve a nadie, tampoco a nosotros.',
  download: 'Descargar el paquete',
  downloaded: 'Primera descarga: {{when downloadedAt named=true}}.',
  open: '2. Ábralo',
  openKey: 'Con su propia clave y el programa libre <strong>age</strong>:',
  openPassphrase:
    '{{msp.name}} le dice la frase de contraseña por teléfono, y nunca en un mensaje. El programa libre <strong>age</strong> la pide:',
  unpack:
    'Descomprima después <span class="mono">package.zip</span> como cualquier otro. Hay una carpeta por elemento y una nota en la raíz.',
  whole: 'Comprobar que ha llegado íntegro',
  tell: '3. Díganos que lo tiene',
  tellWhy:
    'Entonces eliminamos estos elementos de nuestra caja fuerte. Después, solo los tendrán ustedes.',
  name: 'Su nombre completo',
  opened: 'Tenemos el paquete y hemos podido abrirlo.',
  confirm: 'Confirmar',
};

export const counsel: Translated<typeof english.counsel> = {
  title: 'El expediente de pruebas de {{link.clientName}}',
  lead: 'Cartas, mensajes y qué fue de cada uno, recibos, llamadas y envíos postales, y el registro con su cadena de huellas, del traspaso desde {{link.previousMspName}}. Solo registros: ninguna opinión y ningún secreto.',
  file: 'Un archivo, {{mebibytes}} MiB',
  index:
    'Empieza con un índice (index.pdf) que enumera cada parte con su SHA-256, y dice qué se ha omitido y por qué.',
  download: 'Descargar el archivo (ZIP)',
  sha: 'SHA-256 del archivo, como en nuestro mensaje:',
  inDoubt:
    '¿Alguna duda? Llame a {{link.clientName}} a un número que ya tenga. No reenvíe este enlace, por favor: es solo suyo.',
};
