import { basename } from 'node:path'
import { checkQuestionLanguage, loadQuestionLanguage } from '../answers/index.ts'
import { loadItemLanguage } from '../checklist/index.ts'
import { checkDrafting } from '../drafting/index.ts'
import { createFollowUp, loadInterpretationWords } from '../interpretation/index.ts'
import {
  checkKnowledge,
  type Finding,
  type KnowledgeCheck,
  KnowledgeError,
  loadKnowledge,
} from '../knowledge/index.ts'
import { checkPrompts } from '../model/index.ts'
import { loadPhrasingLanguage } from '../phrasing/index.ts'
import { loadSearchLanguage, loadWeights } from '../retrieval/index.ts'
import { KNOWLEDGE_DIR, PROMPTS_DIR } from './app.ts'

/** What `zhaodan check` finds: in knowledge/ and, with their folder's name before the file, in prompts/. */
export function checkAll(knowledgeDir = KNOWLEDGE_DIR, promptsDir = PROMPTS_DIR): KnowledgeCheck {
  const { findings, summary } = checkKnowledge(knowledgeDir)
  const inKnowledge = findings.length > 0 ? findings : languageFindings(knowledgeDir)
  return { findings: [...inKnowledge, ...promptFindings(promptsDir)], summary }
}

/** The words of questions, follow-ups and phrasing rest on the regulations, so they are read once these are sound. */
function languageFindings(dir: string): Finding[] {
  const knowledge = loadKnowledge(dir)
  const findings = checkQuestionLanguage(dir, knowledge)
  if (findings.length > 0) return findings
  const language = loadQuestionLanguage(dir, knowledge)
  return [
    ...findingsOf(() => createFollowUp(knowledge, language)),
    ...findingsOf(() => loadInterpretationWords(dir)),
    ...findingsOf(() => loadPhrasingLanguage(knowledge)),
    ...findingsOf(() => loadSearchLanguage(dir)),
    ...findingsOf(() => loadWeights(dir)),
    ...findingsOf(() => loadItemLanguage(dir)),
    ...checkDrafting(dir, knowledge),
  ]
}

function findingsOf(load: () => unknown): Finding[] {
  try {
    load()
    return []
  } catch (error) {
    if (error instanceof KnowledgeError) return error.findings
    throw error
  }
}

function promptFindings(dir: string): Finding[] {
  const folder = basename(dir)
  return checkPrompts(dir).map((finding) => ({
    ...finding,
    file: finding.file === dir ? folder : `${folder}/${finding.file}`,
  }))
}
