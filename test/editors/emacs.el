;;; emacs.el --- What a writer does in Emacs, with eglot  -*- lexical-binding: t -*-

;; The same walk as neovim.lua, for Emacs 28 with the package eglot and Emacs 29 and later, which bring it.
;; GONGWEN_SERVER: the command as JSON; GONGWEN_DRAFT: the file.

;;; Code:
(require 'package)
(package-initialize)
(require 'json)
(require 'eglot)
(require 'flymake)

(defvar passed 0)
(defvar failed 0)
(defun check (name holds &optional seen)
  (if holds (setq passed (1+ passed)) (setq failed (1+ failed)))
  (message "%s %s%s" (if holds "✓" "✗") name (if holds "" (format ": %S" seen))))

(defun wait-for (holds)
  "Wait until HOLDS gives something, at most 20 s, and give it."
  (let ((end (+ (float-time) 20)) it)
    (while (and (not (setq it (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.05))
    it))

(set-language-environment "UTF-8")
(setq eglot-sync-connect t
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)
(let ((command (append (json-parse-string (getenv "GONGWEN_SERVER")) nil)))
  (add-to-list 'eglot-server-programs (cons '(text-mode markdown-mode) command)))

(defun walk ()
  (find-file (getenv "GONGWEN_DRAFT"))
  (check "a .txt file is in text-mode" (eq major-mode 'text-mode) major-mode)
  (apply #'eglot (eglot--guess-contact))
  (check "eglot manages it" (eglot-managed-p))
  (let ((typo (wait-for
               (lambda ()
                 (flymake-start)
                 (seq-find (lambda (one) (string-match-p "辛苦" (flymake-diagnostic-text one)))
                           (flymake-diagnostics))))))
    (check "the misspelt word is told" typo (flymake-diagnostics))
    (when typo
      (let ((from (flymake-diagnostic-beg typo)) (to (flymake-diagnostic-end typo)))
        (check "and stands where Emacs says" (equal (buffer-substring from to) "幸苦") (buffer-substring from to))
        (goto-char from)
        (let* ((actions (eglot-code-actions from to "quickfix"))
               (edit (plist-get (elt actions 0) :edit)))
          (check "there is a correction" edit actions)
          (eglot--apply-workspace-edit edit)
          (check "the correction is in the text"
                 (string-match-p "十分辛苦" (buffer-string)) (buffer-string))))))
  (let ((outline (jsonrpc-request (eglot--current-server-or-lose) :textDocument/documentSymbol
                                  (list :textDocument (eglot--TextDocumentIdentifier)))))
    (check "the outline" (equal (mapcar (lambda (one) (plist-get one :name)) outline)
                                '("一、抓好收购" "二、管好仓储"))
           outline))
  (eglot-format-buffer)
  (check "laid out" (string-match-p "敞开收购，不打白条" (buffer-string)) (buffer-string)))

(condition-case problem (walk)
  (error (check "the walk came to its end" nil problem)))
(message "%d passed, %d failed" passed failed)
(set-buffer-modified-p nil)
(ignore-errors (eglot-shutdown-all))
(kill-emacs (if (> failed 0) 1 0))
