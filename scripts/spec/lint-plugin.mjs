// This project's rules for Redocly: every fact has its evidence, every text exists in both languages, every guess is called one,
// and every schema has a type.

const LEVEL = /^(D|V|C[1-9]\d*|I)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const EVIDENCE_KEYS = new Set(['level', 'clients', 'section', 'confirmed', 'refuted']);
const SHAPE =
  '{ level: D | V | C<n> | I, section: "1"–"10", confirmed: null or a date, clients?: <n>, refuted?: a date }';

/** The problem with an `x-evidence` value; undefined if there is none. */
function faultOf(evidence) {
  if (typeof evidence !== 'object' || evidence === null) return `is missing; write ${SHAPE}`;
  const { level, section, confirmed, clients, refuted } = evidence;
  const unknown = Object.keys(evidence).filter((key) => !EVIDENCE_KEYS.has(key));
  if (unknown.length > 0) return `has the unknown key "${unknown[0]}"; write ${SHAPE}`;
  if (!LEVEL.test(level)) return `has the level "${level}"; write D, V, C<n> (seen in n programs) or I`;
  if (!/^([1-9]|10)$/.test(section)) return `has the section "${section}"; name a section of the register, "1" to "10"`;
  if (confirmed !== null && !DAY.test(confirmed))
    return `has confirmed "${confirmed}"; write null, or the day of the live run as YYYY-MM-DD`;
  if (refuted !== undefined && !DAY.test(refuted))
    return `has refuted "${refuted}"; write the day of the live run as YYYY-MM-DD`;
  if (clients !== undefined && (!Number.isInteger(clients) || clients < 1)) return 'counts its clients wrongly';
  return undefined;
}

/** Reports missing or invalid evidence and missing texts. */
function checkFact(what, fact, { report, location }, { text = true } = {}) {
  const fault = faultOf(fact['x-evidence']);
  if (fault !== undefined) {
    const key = 'x-evidence' in fact ? 'x-evidence' : undefined;
    report({ message: `${what}: x-evidence ${fault}.`, location: key ? location.child(key) : location.key() });
  }
  if (!text) return;
  if (!fact.description) report({ message: `${what} needs a description.`, location: location.key() });
  if (!fact['x-description-zh']) {
    report({ message: `${what} needs x-description-zh, its description in Chinese.`, location: location.key() });
  }
  const isGuess = fact['x-evidence']?.level === 'I' && fact['x-evidence'].confirmed === null;
  if (isGuess && fact.description && !/guess|not known/i.test(fact.description)) {
    report({
      message: `${what} is inferred, so its description must call it a guess.`,
      location: location.child('description'),
    });
  }
  if (isGuess && fact['x-description-zh'] && !/推测|未知/.test(fact['x-description-zh'])) {
    report({
      message: `${what} is inferred, so x-description-zh must say 推测.`,
      location: location.child('x-description-zh'),
    });
  }
}

/** Finds a fact, next to a reference or (usually) at its target, and its place for the report. */
function factOf(node, location, ctx) {
  if (node.$ref === undefined || 'x-evidence' in node) return { fact: node, location };
  const target = ctx.resolve(node);
  return target.node === undefined ? undefined : { fact: target.node, location: target.location };
}

function checkProperties(schema, ctx) {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const found = factOf(property, ctx.location.child(['properties', name]), ctx);
    if (found === undefined) continue;
    // A reference may have its own evidence, but its text is that of the target.
    const text = !isRule(ctx) && found.fact.$ref === undefined;
    checkFact(`Property "${name}"`, found.fact, { report: ctx.report, location: found.location }, { text });
  }
}

/** Inside `if`, `then` and `else` a property only repeats one that is described elsewhere. */
const isRule = ({ location }) => /\/(if|then|else)(\/|$)/.test(location.pointer);
const isCondition = ({ location }) => /\/(if|not)(\/|$)/.test(location.pointer);

function checkEnum(schema, ctx) {
  if (schema.enum === undefined) return;
  const evidence = schema['x-enum-evidence'] ?? {};
  schema.enum.forEach((value, index) => {
    const fault = faultOf(evidence[value]);
    if (fault === undefined) return;
    ctx.report({
      message: `Value ${JSON.stringify(value)}: x-enum-evidence ${fault}.`,
      location: ctx.location.child(['enum', index]),
    });
  });
  const values = new Set(schema.enum.map(String));
  for (const name of Object.keys(evidence)) {
    if (values.has(name)) continue;
    ctx.report({
      message: `x-enum-evidence lists "${name}", which is not a value of the enum.`,
      location: ctx.location.child(['x-enum-evidence', name]),
    });
  }
}

/** Keywords that give a branch a type. */
const SHAPES = [
  '$ref',
  'type',
  'properties',
  'items',
  'enum',
  'const',
  'allOf',
  'anyOf',
  'oneOf',
  'additionalProperties',
];

/**
 * Reports what the type generator cannot express. A branch with rules only, such as `required`, becomes `unknown`, and properties
 * next to `oneOf` or `anyOf` become one more member of the union.
 */
function Typed() {
  return {
    Schema: {
      enter(schema, ctx) {
        if (isCondition(ctx) || isRule(ctx)) return;
        for (const choice of ['oneOf', 'anyOf']) {
          const branches = schema[choice];
          if (!Array.isArray(branches)) continue;
          if (schema.properties !== undefined) {
            const message = `Properties next to "${choice}" are lost in the types. Put both into "allOf".`;
            ctx.report({ message, location: ctx.location.child(choice).key() });
          }
          branches.forEach((branch, index) => {
            if (SHAPES.some((keyword) => keyword in branch)) return;
            ctx.report({
              message:
                'This branch has no shape, so its type is unknown. Give it "properties", or refer to a schema that has them.',
              location: ctx.location.child([choice, index]),
            });
          });
        }
      },
    },
  };
}

function Evidence() {
  return {
    Root(root, { report, location, resolve }) {
      const limits = resolve(root['x-limits'] ?? {});
      for (const [name, limit] of Object.entries(limits.node ?? {})) {
        checkFact(`Limit "${name}"`, limit, { report, location: (limits.location ?? location).child(name) });
      }
      root.servers?.forEach((server, index) => {
        checkFact('Server', server, { report, location: location.child(['servers', index]) });
      });
    },
    Operation(operation, { report, location }) {
      checkFact('Operation', operation, { report, location });
      if (!operation['x-summary-zh']) report({ message: 'Operation needs x-summary-zh.', location: location.key() });
    },
    RequestBody(body, { report, location }) {
      for (const [type, media] of Object.entries(body.content ?? {})) {
        checkFact(
          `Content type ${type}`,
          media,
          { report, location: location.child(['content', type]) },
          { text: false },
        );
      }
    },
    Parameter(parameter, { report, location }) {
      checkFact(`Parameter "${parameter.name}"`, parameter, { report, location });
    },
    Header(header, { report, location }) {
      checkFact('Header', header, { report, location });
    },
    Response(response, { report, location }) {
      checkFact('Response', response, { report, location });
    },
    SecurityScheme(scheme, { report, location }) {
      checkFact('Security scheme', scheme, { report, location });
    },
    Example(example, { report, location }) {
      if (!example.summary) report({ message: 'Example needs a summary.', location: location.key() });
      if (!example['x-summary-zh']) report({ message: 'Example needs x-summary-zh.', location: location.key() });
    },
    Schema: {
      enter(schema, ctx) {
        if (isCondition(ctx)) return;
        checkProperties(schema, ctx);
        checkEnum(schema, ctx);
      },
    },
  };
}

export default function kitPlugin() {
  return { id: 'kit', rules: { oas3: { evidence: Evidence, typed: Typed } } };
}
