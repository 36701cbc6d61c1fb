// The forms of tokens that a backend must refuse (UDB-04): each is a good token with exactly the defect that it names, built
// with the application's own key. The words are in contracts/token-forms.ts.
import type { BadTokenForm } from '../../../contracts/token-forms.ts';
import type { TokenPlan } from '../../../scenarios/recipe.ts';
import { BAD_CLAIMS, BAD_SHAPES, BAD_SUBS, BAD_TIMES } from './bad-content.ts';
import { BAD_ALGORITHMS, BAD_KEYS, BAD_SIGNATURES } from './bad-signing.ts';
import { type Build, byKey, claims, type FormInput, header } from './parts.ts';
import { bytesOfHex } from './signed.ts';

/** Another application's key and code, whichever of the two the form is about. */
const OF_OTHERS = {
  'of-another-application': ({ other }) => {
    const { applicationCode, key } = other();
    return byKey(
      { ...header({ kid: key.kid }), ...claims({ 'infobip-api-key': applicationCode }) },
      bytesOfHex(key.secretHex),
    );
  },
  'with-the-key-of-another-application': ({ other }) => {
    const { key } = other();
    return byKey(header({ kid: key.kid }), bytesOfHex(key.secretHex));
  },
  'for-another-existing-application': ({ other }) => claims({ 'infobip-api-key': other().applicationCode }),
} satisfies Partial<Record<BadTokenForm, Build>>;

const BUILDS: Readonly<Record<BadTokenForm, Build>> = {
  ...BAD_SIGNATURES,
  ...BAD_ALGORITHMS,
  ...BAD_KEYS,
  ...BAD_TIMES,
  ...BAD_CLAIMS,
  ...BAD_SUBS,
  ...BAD_SHAPES,
  ...OF_OTHERS,
};

/** The plan of a bad token of this form. */
export function badPlan(form: BadTokenForm, input: FormInput): TokenPlan {
  return BUILDS[form](input);
}
