import { Refusal } from '../../domain/problem';

/** The line broke, or the form was not put together as it should (RFC 7578; an answer sealed in the browser). */
export class BrokenForm extends Refusal {
  constructor() {
    super(
      'broken_form',
      'What your browser sent was incomplete, and nothing was stored. Please send it again.',
    );
    this.name = 'BrokenForm';
  }
}
