import { join } from 'node:path'
import type { Finding, Knowledge } from '../../knowledge/index.ts'
import { KnowledgeError, readTyped } from '../../knowledge/index.ts'
import { compileExpression, type Expression, ExpressionError } from './expression.ts'
import {
  correctionsSchema,
  englishSchema,
  formsSchema,
  regulationTopicsSchema,
  scopeSchema,
  spellingSchema,
  topicsSchema,
} from './schema.ts'
import { readRegulationTopics, topicFindings } from './topics-file.ts'
import type { QuestionLanguage, Topic } from './types.ts'

const TOPIC_FILES = ['accountability', 'assessment', 'duties']

/**
 * Loads the vocabulary of questions below a knowledge folder: language/question-*.yaml and each regulation's
 * topics.yaml.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadQuestionLanguage(dir: string, knowledge: Knowledge): QuestionLanguage {
  const { language, findings } = readQuestionLanguage(dir, knowledge)
  if (language === null || findings.length > 0) throw new KnowledgeError(findings)
  return language
}

/**
 * What `zhaodan check` asks of the vocabulary of questions: schemas hold, expressions compile, topics, provisions,
 * posts and activities exist, and every provision is reached by a topic or stands in a post's duty list.
 */
export function checkQuestionLanguage(dir: string, knowledge: Knowledge): Finding[] {
  return readQuestionLanguage(dir, knowledge).findings
}

function readQuestionLanguage(
  dir: string,
  knowledge: Knowledge,
): { language: QuestionLanguage | null; findings: Finding[] } {
  const findings: Finding[] = []
  const read = <T>(name: string, schema: Parameters<typeof readTyped<T>>[2]) =>
    readTyped(join(dir, name), name, schema, findings)
  const topicFiles = TOPIC_FILES.map((part) => read(`language/question-topics-${part}.yaml`, topicsSchema))
  const forms = read('language/question-forms.yaml', formsSchema)
  const scope = read('language/question-scope.yaml', scopeSchema)
  const spelling = read('language/question-spelling.yaml', spellingSchema)
  const english = read('language/question-english.yaml', englishSchema)
  const corrections = read('language/question-corrections.yaml', correctionsSchema)
  // What users bring has its text alone: nobody has said which provision answers which topic.
  const annotated = knowledge.packs.filter(({ origin }) => origin === 'shipped')
  const regulations = annotated.map(({ meta }) => ({
    id: meta.id,
    file: read(`${meta.id}/topics.yaml`, regulationTopicsSchema),
  }))
  if (!forms || !scope || !spelling || !english || !corrections) return { language: null, findings }

  const words: Record<string, string> = {}
  for (const file of topicFiles) Object.assign(words, file?.value.words)
  const compiler = (file: { name: string }) => (source: string) => {
    try {
      return [compileExpression(source, words)]
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      findings.push({ file: file.name, line: 1, message: error.message })
      return []
    }
  }
  const compileAll = (file: { name: string }, sources: readonly string[] = []): Expression[] =>
    sources.flatMap(compiler(file))

  const topics = topicFiles.flatMap((read) =>
    (read?.value.topics ?? []).map(
      ({
        id,
        name,
        strong,
        weak,
        follow,
        unless,
        over,
        negatable,
        titles,
        activities,
        instead,
        when,
      }): Topic => ({
        id,
        name,
        strong: compileAll((read as NonNullable<typeof read>).file, strong),
        weak: compileAll((read as NonNullable<typeof read>).file, weak),
        follow: follow ?? [],
        unless: unless ?? [],
        over: over ?? [],
        negatable: negatable ?? false,
        titles: titles ?? false,
        activities: activities ?? [],
        instead: instead ?? null,
        when: when ?? null,
      }),
    ),
  )
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const tables = new Map(
    regulations.flatMap(({ id, file }) =>
      file ? [[id, readRegulationTopics(id, file.value)] as const] : [],
    ),
  )
  findings.push(...topicFindings(topicFiles, corrections, regulations, byId, knowledge))

  const language: QuestionLanguage = {
    topics,
    topic: (id) => byId.get(id),
    forms: Object.fromEntries(
      Object.entries(forms.value.forms).map(([name, sources]) => [name, compileAll(forms.file, sources)]),
    ) as QuestionLanguage['forms'],
    orders: compileAll(forms.file, forms.value.orders),
    asks: compileAll(forms.file, forms.value.asks),
    tells: compileAll(forms.file, forms.value.tells),
    states: compileAll(forms.file, forms.value.states),
    both: compileAll(forms.file, forms.value.both),
    levels: Object.entries(forms.value.levels).map(([level, sources]) => [
      level,
      compileAll(forms.file, sources),
    ]),
    regulationWords: Object.entries(forms.value.regulations).map(([id, sources]) => [
      id,
      compileAll(forms.file, sources),
    ]),
    fillers: compileAll(forms.file, forms.value.fillers),
    askingWords: compileAll(forms.file, forms.value['asking-words']),
    seams: forms.value.seams,
    negations: compileAll(forms.file, forms.value.negations),
    notTitles: forms.value['not-titles'],
    personEndings: forms.value['person-endings'],
    periods: forms.value.periods,
    outside: scope.value.outside.map((rule) => ({
      ...rule,
      yields: rule.yields ?? false,
      everywhere: (rule.everywhere ?? false) || rule.kind === 'chat' || rule.kind === 'injection',
      asking: rule.asking ?? false,
      when: compileAll(scope.file, rule.when),
      except: compileAll(scope.file, rule.except),
    })),
    leaders: compileAll(scope.file, scope.value.leaders),
    domain: compileAll(scope.file, scope.value.domain),
    enterpriseLeaders: compileAll(scope.file, scope.value['enterprise-leaders']),
    enterpriseTopics: scope.value['enterprise-topics'],
    corrections: corrections.value.corrections.map((rule) => ({
      ...rule,
      when: compileAll(corrections.file, rule.when),
      keep: rule.keep ?? false,
      regulations: rule.regulations ?? null,
    })),
    unwritten: corrections.value.unwritten.map((rule) => ({
      ...rule,
      when: compileAll(corrections.file, rule.when),
      keep: false,
      refuse: rule.refuse ?? false,
      regulations: rule.regulations ?? null,
    })),
    contrastTerms: corrections.value['contrast-terms'],
    spelling: spelling.value,
    english: Object.entries(english.value.phrases).sort(([a], [b]) => b.length - a.length),
    provisionsOf: (regulation, topic) => tables.get(regulation)?.provisions.get(topic),
    absenceOf: (regulation, topic) => tables.get(regulation)?.absences.get(topic),
  }
  return { language, findings }
}
