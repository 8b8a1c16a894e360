import { z } from 'zod';

/** A file as an answer, for the OpenAPI document; the handler sends its bytes as they are. */
export function fileAnswer(mediaType: 'application/pdf' | 'application/zip', description: string) {
  return {
    description,
    content: { [mediaType]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
  };
}
