import { MOST_HANDOVER_FILES } from '../../domain/uploads/limits';
import { isUuid } from './link-guard';

/** Ids of files that were sent before the form, each once. */
export function namedUploads(fields: URLSearchParams): string[] {
  return [...new Set(fields.getAll('upload').filter(isUuid))].slice(0, MOST_HANDOVER_FILES);
}
