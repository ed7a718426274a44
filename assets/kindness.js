// Small kindnesses. Every page works without them.
// Keeps what was typed in a form, in this tab only, until it has been sent without an error.

const PREFIX = "typed:"
const SENT = "typed-sent"
const OFF = ["hidden", "password", "file", "submit", "button"]

const keyOf = (form) => [PREFIX, form.dataset.keep, form.getAttribute("action") || location.pathname].join("|")
const inputsOf = (form) => [...form.elements].filter((e) => e.name && !OFF.includes(e.type))
const stateOf = (form) => inputsOf(form).map((e) => (/radio|checkbox/.test(e.type) ? e.checked : e.value))

const restore = (form, state) => {
  inputsOf(form).forEach((input, n) => {
    if (/radio|checkbox/.test(input.type)) input.checked = state[n]
    else input.value = state[n]
    input.dispatchEvent(new Event("input", { bubbles: true }))
    if (input.type === "radio" && input.checked) input.dispatchEvent(new Event("click", { bubbles: true }))
  })
}

const offerFreshStart = (form, key, before) => {
  const line = document.createElement("p")
  const button = document.createElement("button")
  line.className = "reg-kept"
  line.setAttribute("role", "status")
  line.append("We kept what you typed here before. ", button)
  button.type = "button"
  button.className = "reg-kept__button"
  button.append("Start afresh")
  button.addEventListener("click", () => {
    sessionStorage.removeItem(key)
    restore(form, before)
    line.remove()
  })
  form.prepend(line)
}

const keep = (form, mended) => {
  const key = keyOf(form)
  const before = stateOf(form)
  const held = JSON.parse(sessionStorage.getItem(key) || "null")
  if (!mended && held && held.length === before.length && String(held) !== String(before)) {
    restore(form, held)
    offerFreshStart(form, key, before)
  }
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(stateOf(form))))
  form.addEventListener("change", () => sessionStorage.setItem(key, JSON.stringify(stateOf(form))))
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key))
}

try {
  const mended = document.querySelector(".govuk-error-summary") !== null
  const sent = sessionStorage.getItem(SENT)
  if (sent && !mended) sessionStorage.removeItem(sent)
  sessionStorage.removeItem(SENT)
  document.querySelectorAll("form[data-keep]").forEach((form) => keep(form, mended))
  document.querySelectorAll("form[data-forget]").forEach((form) => form.addEventListener("submit", () => sessionStorage.clear()))
} catch {
  // Storage may be switched off: then nothing is kept, and nothing else changes.
}

// GOV.UK Frontend tells of a radio button whether it is expanded, which ARIA has no place for. What
// the button opens stays named by aria-controls. Its own listeners run first.
const withoutExpanded = () =>
  document.querySelectorAll("[type=radio][aria-expanded]").forEach((radio) => radio.removeAttribute("aria-expanded"))
document.addEventListener("click", withoutExpanded)
window.addEventListener("pageshow", () => setTimeout(withoutExpanded))

// Letting go of a slider shows what it asks for at once; without this, its button does.

const slide = async (slider) => {
  const asked = slider.value
  const sent = new URLSearchParams(new FormData(slider.form))
  const answer = await fetch(`${slider.form.action.split("#")[0]}?${sent}`)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = page.querySelectorAll("[data-slides]")
  if (!answer.ok || slider.value !== asked) return
  document.querySelectorAll("[data-slides]").forEach((area, n) => area.replaceChildren(...fresh[n].childNodes))
}

document.querySelectorAll(".reg-slider").forEach((slider) => slider.addEventListener("change", () => slide(slider)))
