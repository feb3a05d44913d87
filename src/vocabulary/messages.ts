/** Words that lead over to a value, and say nothing without it: `joined by`, `failed because of`. */
export const LEADING_WORDS: ReadonlySet<string> = new Set([
  ...[
    'for',
    'from',
    'to',
    'in',
    'into',
    'on',
    'onto',
    'at',
    'of',
    'off',
    'with',
    'within',
    'without',
    'by',
    'via',
    'as',
  ],
  ...['than', 'after', 'before', 'under', 'over', 'per', 'between', 'against', 'through', 'until', 'since', 'about'],
  ...[
    'and',
    'or',
    'but',
    'because',
    'due',
    'given',
    'using',
    'was',
    'is',
    'are',
    'were',
    'be',
    'the',
    'a',
    'an',
    'its',
  ],
  ...['only', 'exactly', 'around', 'approximately', 'named', 'called', 'took', 'got', 'has', 'have', 'id', 'that'],
]);

/** Words that begin what is spoken of: `failed to ${action} the room`. */
export const DETERMINERS = /^(?:the|an?|its|this|that|these|all|any|each)$/i;

/** Words that a value is the subject of: what stands before them names nothing once the value is gone. */
export const VERBS =
  /^(?:is|are|was|were|has|have|had|does|do|did|will|would|can|cannot|can't|could|couldn't|should|must|may|isn't|aren't|wasn't|doesn't|didn't|hasn't|not|no|never|already|still|timed|took|got|left|went|lost|sent|threw|quit|ran|began|became|made|hit|held|kept|met|fell|gave|came|failed|fails|needs|exists|expires|returns|contains|requires|lacks|\w+ed)$/i;

/** Words that say how or when: what stands before them has ended. */
export const ADVERBS = /^(?:again|now|yet|anymore|twice|too|so|because|while|when|if|since|until|\w+ly)$/i;

/** Units of time and shares: they go with the number before them. */
export const UNITS = /^\s?(?:ms|msecs?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?|%|px|x)(?![\w-])/;

/** Words that need what follows them also within a sentence: `it requires ${version}. Upgrade …`. */
export const TRANSITIVE = /\b(?:requires?|expect(?:s|ed)?|got|received|assigned|returned|contains?|needs?)\s*$/i;

/** Names of values that are sentences themselves: no word can stand for them. */
export const SENTENCES =
  /^(?:err|error|cause|reason|warning|text|body|content|line|details?|description|\w*(?:[mM]essage|[mM]sg|[rR]eason|[tT]ext))$/;
