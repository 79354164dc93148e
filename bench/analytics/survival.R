# The same by the package survival: Cox with strata and clusters, and the Aalen-Johansen curve with its standard errors.
suppressMessages(library(survival))
rows <- read.csv(commandArgs(trailingOnly = TRUE)[1])

timed <- function(what, work, figure_of) {
  seconds <- system.time(answer <- work())[["elapsed"]]
  cat(what, ",", seconds, ",", figure_of(answer), "\n", sep = "")
}

formula <- as.formula(paste("Surv(start, stop, event == 1) ~", paste0("x", 0:9, collapse = " + "), "+ strata(stratum)"))
timed("cox",
      function() coxph(formula, rows, cluster = cluster, ties = "efron", control = coxph.control(eps = 1e-9)),
      function(fit) paste(sprintf("%.8f", coef(fit)[1:2]), collapse = " "))

rows$id <- cumsum(rows$start == 0)
timed("aalen-johansen",
      function() summary(survfit(Surv(start, stop, factor(event, 0:2)) ~ 1, rows, id = id), times = c(30, 60, 90)),
      function(curve) paste(sprintf("%.8f", curve$pstate[, 2]), collapse = " "))
