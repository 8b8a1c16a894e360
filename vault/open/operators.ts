import { sign, verify, type KeyObject } from 'node:crypto';
import { listOperators, type Keystore, type OperatorRow } from '../../db/keystore';
import { Refusal } from '../../domain/problem';

/** The list of operators was changed by somebody who does not have the vault's signing key. */
export class OperatorsChanged extends Refusal {
  constructor(readonly operator: string) {
    super(
      'operators_changed',
      `The operator “${operator}” in the keystore was not put there by this vault, so no key is made. ` +
        'Keep the keystore as it is, and find out who could write to it.',
    );
    this.name = 'OperatorsChanged';
  }
}

/** The bytes that the vault signs; neither field can hold a line break. */
function message({ recipient, name }: Pick<OperatorRow, 'recipient' | 'name'>): Buffer {
  return Buffer.from(`handover operator v1\n${recipient}\n${name}\n`, 'utf8');
}

export function signOperator(
  operator: Pick<OperatorRow, 'recipient' | 'name'>,
  signingKey: KeyObject,
): Buffer {
  return sign(null, message(operator), signingKey);
}

/** Those who may unwrap besides the server and the recovery key. Throws OperatorsChanged. */
export async function trustedOperators(
  keystore: Keystore,
  publicKey: KeyObject,
): Promise<OperatorRow[]> {
  const operators = await listOperators(keystore);
  for (const operator of operators) {
    if (verify(null, message(operator), publicKey, operator.signature)) continue;
    throw new OperatorsChanged(operator.name);
  }
  return operators;
}
