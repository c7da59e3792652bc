"""The parser, loaded: for processes that are forked to do some work at once."""

from variorum.desk import prepare
from variorum.model import Article
from variorum.reading import read

read(prepare(Article.of("The ferry sank.")).arrival.skim)
