// npm run judge-table: writes down what the judge says now. Read the difference before it is committed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import { judgeTable } from '../testing/judge-table/table.ts';

const PATH = 'harness/testing/judge-table/judge-table.json';

writeFileSync(join(PACKAGE_ROOT, PATH), `${JSON.stringify(judgeTable(), null, 2)}\n`);
console.log(`Written: ${PATH}. Read what has changed in it: git diff ${PATH}`);
