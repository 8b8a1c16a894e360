import path from 'node:path';
import ts from 'typescript';

/** What the workflow sandbox provides itself; everything else ends up in every cached workflow's memory. */
const PROVIDED = new Set(['@temporalio/workflow', '@temporalio/common']);

function isTypeOnly(statement) {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

/** The modules that a file loads when it runs: imports and re-exports that are not types only. */
function loads(sourceFile) {
  return sourceFile.statements
    .filter((s) => (ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) && s.moduleSpecifier)
    .filter((statement) => !isTypeOnly(statement))
    .map((statement) => ({ statement, name: statement.moduleSpecifier.text }));
}

function resolve(program, from, name) {
  const options = program.getCompilerOptions();
  return ts.resolveModuleName(name, from, options, ts.sys).resolvedModule?.resolvedFileName;
}

/** Follows our own files from here; returns the first way that leads out to a library or built-in. */
function wayOut(program, fileName, seen) {
  if (seen.has(fileName)) return null;
  seen.add(fileName);
  const sourceFile = program.getSourceFile(fileName);
  if (!sourceFile) return null;
  for (const { name } of loads(sourceFile)) {
    if (PROVIDED.has(name)) continue;
    if (!name.startsWith('.')) return [fileName, name];
    const next = resolve(program, fileName, name);
    const further = next ? wayOut(program, next, seen) : null;
    if (further) return [fileName, ...further];
  }
  return null;
}

/** Workflow files reach nothing but our own code and Temporal's: no built-ins, no libraries, at any distance. */
export const workflowReach = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      direct:
        'Workflow code may not use {{name}}: it would sit in the memory of every cached workflow.',
      far: 'This leads workflow code to {{name}}, through {{way}}: keep that out of what it imports.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const check = (node) => {
      if (!node.source) return;
      const statement = esTreeNodeToTSNodeMap.get(node);
      const name = node.source.value;
      if (isTypeOnly(statement) || PROVIDED.has(name)) return;
      if (!name.startsWith('.')) {
        context.report({ node, messageId: 'direct', data: { name } });
        return;
      }
      const target = resolve(program, context.filename, name);
      const way = target ? wayOut(program, target, new Set()) : null;
      if (!way) return;
      const files = way.slice(0, -1).map((file) => path.relative(context.cwd, file));
      const data = { name: way.at(-1), way: files.join(' → ') };
      context.report({ node, messageId: 'far', data });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};
