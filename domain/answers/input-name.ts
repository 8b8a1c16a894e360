/** The name of an answer's field in the form: answers share labels, not inputs. */
export function inputName(type: string, key: string): string {
  return `${type}-${key}`;
}
