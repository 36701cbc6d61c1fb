// What is thrown because of something that was caught keeps it as its cause.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import ts from 'typescript';

const ERRORS =
  /^(UsageError|DriverFault|NoAnswer|StateNotMet|VerifierFailed|BrokerError|PublishFailed|ThreadLost|Wrong)$/;

/** What catches: a clause, or the function that `.catch()` is given. */
function catcher(node: ts.Node): ts.Node | undefined {
  if (ts.isCatchClause(node)) return node;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const [handler] = node.arguments;
  return node.expression.name.text === 'catch' && handler !== undefined && ts.isArrowFunction(handler)
    ? handler
    : undefined;
}

/** The errors of ours that are made where something was caught, and do not have it as their cause. */
function withoutCause(text: string): readonly string[] {
  const found: string[] = [];
  const made = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ERRORS.test(node.expression.getText())) {
      if (!/\bcause\b/.test(node.getText())) found.push(node.getText());
    }
    ts.forEachChild(node, made);
  };
  const visit = (node: ts.Node): void => {
    const caught = catcher(node);
    if (caught === undefined) ts.forEachChild(node, visit);
    else made(caught);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

test('every error of ours that follows from another has it as its cause', () => {
  const files = readdirSync('harness', { recursive: true, encoding: 'utf8' });
  const sources = files.filter((path) => path.endsWith('.ts') && !/\.test\.ts$/.test(path));
  const found = sources.flatMap((path) =>
    withoutCause(readFileSync(join('harness', path), 'utf8')).map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('one that forgets it is found', () => {
  const forgets = "try { a(); } catch (error) { throw new UsageError('X', String(error)); }";
  expect(withoutCause(forgets)).toHaveLength(1);
  expect(withoutCause("a().catch(() => { throw new DriverFault('X', 'y'); });")).toHaveLength(1);
  expect(withoutCause(forgets.replace('(error))', "(error), 'hint', { cause: error })"))).toEqual([]);
  expect(withoutCause("throw new UsageError('X', 'y');")).toEqual([]);
});
