import jsQr from 'jsqr';

/** Big enough for any code on a photo of a screen; a larger one only takes longer. */
const MOST_PIXELS = 2_000;

/** The text of the QR code in a picture; null when there is none. Throws when it is no picture. */
export async function readQr(picture: Blob): Promise<string | null> {
  const image = await createImageBitmap(picture);
  const scale = Math.min(1, MOST_PIXELS / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) => Math.ceil(side * scale));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width === undefined || height === undefined) return null;
  canvas.width = width;
  canvas.height = height;
  // A transparent picture is read as on white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  image.close();
  return jsQr(context.getImageData(0, 0, width, height).data, width, height)?.data ?? null;
}
