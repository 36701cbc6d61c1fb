// token mint: a token after a recipe, made with a profile's credentials.
import { Command } from 'commander';
import { plainText } from '../../../../reports/text.ts';
import type { Recipe } from '../../../../scenarios/recipe.ts';
import { RECIPES } from '../../../../scenarios/recipes/all.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { type CredentialOptions, givenCredentials, mintingCredentials } from '../../../tokens/credentials.ts';
import { markedJti } from '../../../tokens/marked-jti.ts';
import { mint } from '../../../tokens/mint.ts';
import { examples } from '../../console/examples.ts';
import { withCredentials } from '../../options/credential-options.ts';
import { wholeNumber } from '../../options/list-option.ts';
import type { Io } from '../../process/io.ts';

const ONE_YEAR = 366 * 86_400;

interface MintOptions extends CredentialOptions {
  readonly sub: string;
  readonly lifetime?: number;
  readonly json: boolean;
}

function recipeNamed(id: string): Recipe {
  const found = RECIPES.find((recipe) => recipe.id === id);
  if (found !== undefined) return found;
  const part = id.slice(id.indexOf('/') + 1);
  const near = RECIPES.filter((one) => part !== '' && one.id.includes(part)).slice(0, 5);
  throw new UsageError(
    'UNKNOWN_RECIPE',
    `There is no token recipe "${id}".`,
    near.length === 0
      ? 'See them all with: mm-auth-conformance list --recipes'
      : `Did you mean ${near.map((one) => one.id).join(', ')}?`,
  );
}

const WHO: Readonly<Record<Recipe['refusedBy'], string>> = {
  nobody: 'The SDK must send it and the backend accepts it.',
  sdk: 'The SDK must refuse it before the call.',
  backend: 'The SDK must send it; the backend refuses it.',
  unspecified: 'Our sources do not say what an SDK must do with it.',
};

function whatToExpect(recipe: Recipe): string {
  const codes = recipe.codes.length === 0 ? '' : ` Code: ${recipe.codes.join(' or ')}.`;
  return `${WHO[recipe.refusedBy]}${codes} (${recipe.level}, ${recipe.requirements.join(', ')})`;
}

async function mintOne(id: string, options: MintOptions, io: Io): Promise<void> {
  const recipe = recipeNamed(id);
  const { applicationCode, key } = mintingCredentials(givenCredentials(options, io.env));
  const { value } = await mint(recipe, {
    nowMs: Date.now(),
    sub: recipe.externalUserId?.(options.sub) ?? options.sub,
    applicationCode,
    key,
    // `serve` with the same credentials then knows how it was made.
    jti: () => markedJti(recipe.id, key),
    ...(options.lifetime === undefined ? {} : { lifetimeSeconds: options.lifetime }),
  });
  if (options.json) {
    const { sentence, refusedBy, codes, level, requirements } = recipe;
    io.out(
      `${JSON.stringify({ token: value, recipe: id, sentence, refusedBy, codes, level, requirements })}\n`,
    );
    return;
  }
  io.err(`${io.colour.dim(`${recipe.sentence} ${whatToExpect(recipe)}`)}\n`);
  // Some recipes are about control characters: a terminal would act on them, a pipe must have them as they are.
  const tame = !io.interactive || plainText(value) === value;
  if (!tame) io.err(`${io.colour.yellow('It has control characters; as JSON it is:')}\n`);
  io.out(`${tame ? value : JSON.stringify(value)}\n`);
}

/** The command `token mint`. */
export function mintCommand(io: Io): Command {
  return withCredentials(new Command('mint'))
    .description('Mint a token after a recipe and print it; what it is goes to standard error.')
    .argument('<recipe>', 'the recipe: valid/plain, expired/by-1-hour, …')
    .option('--sub <id>', "the person's external user ID", 'person-1')
    .option('--lifetime <seconds>', 'how long a good token lives', wholeNumber(1, ONE_YEAR))
    .option('--json', 'the token as JSON, with what to expect', false)
    .addHelpText(
      'after',
      examples([
        ['token mint valid/plain --sub person-1', 'a good token, for an hour'],
        ['token mint expired/by-1-hour', 'one that an SDK must refuse'],
      ]),
    )
    .action((recipe: string, options: MintOptions) => mintOne(recipe, options, io));
}
